libcore_a_SOURCES += %D%/http.h
libcore_a_SOURCES += %D%/uri.c
