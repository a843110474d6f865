libhost_a_SOURCES += \
	%D%/connect.c \
	%D%/db.c \
	%D%/db.h \
	%D%/db_priv.h \
	%D%/decode.c \
	%D%/fault.c \
	%D%/stmt.c \
	%D%/warned.c
