libcore_a_SOURCES += %D%/write.h
libcore_a_SOURCES += %D%/csdl.c %D%/service.c
