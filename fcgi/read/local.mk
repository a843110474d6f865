libhost_a_SOURCES += \
	%D%/all.c \
	%D%/condition.c \
	%D%/kids.c \
	%D%/read.c \
	%D%/read.h \
	%D%/read_priv.h \
	%D%/stream.c \
	%D%/track.c \
	%D%/tree.c
