libhost_a_SOURCES += \
	%D%/zip.c \
	%D%/zip.h
