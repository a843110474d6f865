check_PROGRAMS += %D%/golden/golden
golden_lib = %D%/lib/model.c %D%/lib/model.h %D%/lib/show.c %D%/lib/show.h
%C%_golden_golden_SOURCES = %D%/golden/golden.c $(golden_lib)
%C%_golden_golden_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tests
%C%_golden_golden_LDADD = libcore.a $(COV_LIBS) -lm
# A helper of rows.sh, no test itself.
noinst_PROGRAMS += %D%/golden/rows
%C%_golden_rows_SOURCES = %D%/golden/rows.c $(golden_lib)
%C%_golden_rows_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tests
%C%_golden_rows_LDADD = libhost.a libcore.a $(host_libs)
dist_check_SCRIPTS += %D%/golden/rows.sh
EXTRA_DIST += %D%/golden/README %D%/golden/crm.model %D%/golden/geo.model \
	%D%/golden/function.model %D%/golden/time.model %D%/golden/bind \
	%D%/golden/rows/t.model %D%/golden/rows/t.sql \
	%D%/golden/rows/form.rows %D%/golden/rows/function.rows \
	%D%/golden/rows/lambda.rows \
	%D%/golden/rows/operator.rows
if HAVE_CMOCKA
check_PROGRAMS += %D%/unit/t_bind
%C%_unit_t_bind_SOURCES = %D%/unit/t_bind.c %D%/unit/unit.h $(golden_lib)
%C%_unit_t_bind_CPPFLAGS = $(unit_cppflags) -I$(top_srcdir)/tests
%C%_unit_t_bind_LDADD = $(unit_libs)
endif
