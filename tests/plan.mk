EXTRA_DIST += %D%/golden/plan
plan_live = %D%/plan/live.c %D%/plan/live.h %D%/db/dbtest.h %D%/unit/unit.h
plan_live_cppflags = $(unit_cppflags) -I$(top_srcdir)/tests \
	-I$(top_srcdir)/tests/unit
if HAVE_CMOCKA
# Against a MariaDB of their own.
check_PROGRAMS += %D%/plan/t_plan_pages
%C%_plan_t_plan_pages_SOURCES = %D%/plan/t_plan_pages.c $(plan_live)
%C%_plan_t_plan_pages_CPPFLAGS = $(plan_live_cppflags)
%C%_plan_t_plan_pages_LDADD = $(db_test_libs)
endif
