libcore_a_SOURCES += \
	%D%/json.c \
	%D%/json.h \
	%D%/out.c \
	%D%/out.h \
	%D%/xml.c \
	%D%/xml.h
