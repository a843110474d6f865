libcore_a_SOURCES += \
	%D%/plan.h \
	%D%/sqlb.c \
	%D%/sqlb.h
