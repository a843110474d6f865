libcore_a_SOURCES += \
	%D%/arena.c \
	%D%/arena.h \
	%D%/b64.c \
	%D%/b64.h \
	%D%/ban.h \
	%D%/base.h \
	%D%/buf.c \
	%D%/buf.h \
	%D%/date.c \
	%D%/date.h \
	%D%/err.c \
	%D%/err.def \
	%D%/err.h \
	%D%/hash.h \
	%D%/map.c \
	%D%/map.h \
	%D%/num.c \
	%D%/num.h \
	%D%/real.c \
	%D%/str.c \
	%D%/utf8.c \
	%D%/utf8.h
