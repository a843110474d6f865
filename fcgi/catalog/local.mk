libhost_a_SOURCES += \
	%D%/build.c \
	%D%/catalog.h \
	%D%/facts.c \
	%D%/facts.h \
	%D%/inherit.c \
	%D%/key.c \
	%D%/link.c \
	%D%/load.c \
	%D%/members.c \
	%D%/nav.c \
	%D%/print.c \
	%D%/sqltype.c \
	%D%/sqltype.def \
	%D%/text.c \
	%D%/view.c
