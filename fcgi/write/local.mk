libcore_a_SOURCES += %D%/write.h
libcore_a_SOURCES += %D%/context.c %D%/error.c %D%/key.c %D%/rows.c \
	%D%/shape.c %D%/value.c %D%/write_priv.h
libcore_a_SOURCES += %D%/csdl.c %D%/service.c
