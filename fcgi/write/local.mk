libcore_a_SOURCES += \
	%D%/context.c \
	%D%/csdl.c \
	%D%/csv.c \
	%D%/error.c \
	%D%/key.c \
	%D%/rows.c \
	%D%/service.c \
	%D%/shape.c \
	%D%/value.c \
	%D%/write.h \
	%D%/write_priv.h
