libcore_a_SOURCES += \
	%D%/csdl.c \
	%D%/service.c \
	%D%/write.h
