libhost_a_SOURCES += \
	%D%/clock.c \
	%D%/clock.h \
	%D%/conf.c \
	%D%/conf.def \
	%D%/conf.h \
	%D%/confval.c \
	%D%/confval.h \
	%D%/log.c \
	%D%/log.h
