libcore_a_SOURCES += %D%/http.h
libcore_a_SOURCES += %D%/cookie.c %D%/etag.c %D%/http.c %D%/resp.c
