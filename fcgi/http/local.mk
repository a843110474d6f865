libcore_a_SOURCES += \
	%D%/coding.c \
	%D%/cookie.c \
	%D%/etag.c \
	%D%/http.c \
	%D%/http.h \
	%D%/media.c \
	%D%/media.h \
	%D%/part.c \
	%D%/part.h \
	%D%/resp.c \
	%D%/uri.c
