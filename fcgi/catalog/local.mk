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
	%D%/overlay.c \
	%D%/overlay.h \
	%D%/overlay_apply.c \
	%D%/overlay_in.c \
	%D%/overlay_in.h \
	%D%/overlay_read.c \
	%D%/overlay_type.c \
	%D%/print.c \
	%D%/sqltype.c \
	%D%/sqltype.def \
	%D%/suggest.c \
	%D%/suggest.h \
	%D%/suggest_data.c \
	%D%/suggest_name.c \
	%D%/text.c \
	%D%/vec.h \
	%D%/view.c
