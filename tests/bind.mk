check_PROGRAMS += %D%/golden/golden
golden_lib = %D%/lib/model.c %D%/lib/model.h %D%/lib/show.c %D%/lib/show.h
%C%_golden_golden_SOURCES = %D%/golden/golden.c $(golden_lib)
%C%_golden_golden_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tests
%C%_golden_golden_LDADD = libcore.a $(COV_LIBS) -lm
EXTRA_DIST += %D%/golden/README %D%/golden/crm.model %D%/golden/bind
