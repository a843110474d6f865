EXTRA_DIST += %D%/golden/plan
plan_live = %D%/plan/live.c %D%/plan/live.h %D%/db/dbtest.h %D%/unit/unit.h
plan_live_cppflags = $(unit_cppflags) -I$(top_srcdir)/tests \
	-I$(top_srcdir)/tests/unit
if HAVE_CMOCKA
check_PROGRAMS += %D%/unit/t_sqlb %D%/unit/t_plan
%C%_unit_t_sqlb_SOURCES = %D%/unit/t_sqlb.c %D%/unit/unit.h
%C%_unit_t_sqlb_CPPFLAGS = $(unit_cppflags)
%C%_unit_t_sqlb_LDADD = $(unit_libs)
%C%_unit_t_plan_SOURCES = %D%/unit/t_plan.c %D%/unit/unit.h %D%/lib/model.c \
	%D%/lib/model.h
%C%_unit_t_plan_CPPFLAGS = $(unit_cppflags) -I$(top_srcdir)/tests
%C%_unit_t_plan_LDADD = $(unit_libs)
# Against a MariaDB of their own.
check_PROGRAMS += %D%/plan/t_plan_pages %D%/plan/t_plan_rows \
	%D%/plan/t_plan_index
%C%_plan_t_plan_pages_SOURCES = %D%/plan/t_plan_pages.c $(plan_live)
%C%_plan_t_plan_pages_CPPFLAGS = $(plan_live_cppflags)
%C%_plan_t_plan_pages_LDADD = $(db_test_libs)
%C%_plan_t_plan_rows_SOURCES = %D%/plan/t_plan_rows.c $(plan_live)
%C%_plan_t_plan_rows_CPPFLAGS = $(plan_live_cppflags)
%C%_plan_t_plan_rows_LDADD = $(db_test_libs)
%C%_plan_t_plan_index_SOURCES = %D%/plan/t_plan_index.c $(plan_live)
%C%_plan_t_plan_index_CPPFLAGS = $(plan_live_cppflags)
%C%_plan_t_plan_index_LDADD = $(db_test_libs)
endif
