libcore_a_SOURCES += \
	%D%/http.h \
	%D%/uri.c
