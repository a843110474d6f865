libhost_a_SOURCES += %D%/db.h
libhost_a_SOURCES += %D%/connect.c %D%/db.c %D%/db_priv.h %D%/decode.c \
	%D%/fault.c %D%/stmt.c
