libcore_a_SOURCES += \
	%D%/csv.c \
	%D%/csv.h \
	%D%/doc.c \
	%D%/doc.h \
	%D%/json.c \
	%D%/json.h \
	%D%/out.c \
	%D%/out.h \
	%D%/run.h \
	%D%/xml.c \
	%D%/xml.h
