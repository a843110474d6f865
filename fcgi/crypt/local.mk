libhost_a_SOURCES += \
	%D%/argon.c \
	%D%/argon.h \
	%D%/keys.c \
	%D%/keys.h \
	%D%/mac.c \
	%D%/mac.h \
	%D%/random.c \
	%D%/random.h \
	%D%/secret.c \
	%D%/secret.h
