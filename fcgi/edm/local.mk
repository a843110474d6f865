libcore_a_SOURCES += \
	%D%/derived.c \
	%D%/edm.c \
	%D%/edm.h \
	%D%/ident.def \
	%D%/name.c \
	%D%/name.h \
	%D%/show.c \
	%D%/show.h \
	%D%/types.def \
	%D%/val.h
