EXTRA_DIST += %D%/lib/faults.mjs %D%/http/70-cut-answers.mjs \
	%D%/http/71-database-down.mjs %D%/http/72-revoked.mjs \
	%D%/http/73-hostile.mjs %D%/http/74-expand-statements.mjs \
	%D%/http/57-coding.mjs %D%/http/75-setup.sh
# Measurements: for people, not for make check.
noinst_PROGRAMS += %D%/bench/drain
%C%_bench_drain_SOURCES = %D%/bench/drain.c
%C%_bench_drain_CPPFLAGS = $(AM_CPPFLAGS) $(MARIADB_CFLAGS)
%C%_bench_drain_LDADD = $(MARIADB_LIBS)
noinst_PROGRAMS += %D%/bench/floor
%C%_bench_floor_SOURCES = %D%/bench/floor.c
%C%_bench_floor_CPPFLAGS = $(AM_CPPFLAGS) $(MARIADB_CFLAGS)
%C%_bench_floor_LDADD = libcore.a $(MARIADB_LIBS) -lm
noinst_PROGRAMS += %D%/bench/plan
%C%_bench_plan_SOURCES = %D%/bench/plan.c %D%/lib/model.c %D%/lib/model.h
%C%_bench_plan_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tests
%C%_bench_plan_LDADD = libcore.a -lm
if HAVE_CALLGRIND
noinst_PROGRAMS += %D%/bench/request
endif
%C%_bench_request_SOURCES = %D%/bench/request.c
%C%_bench_request_CPPFLAGS = $(AM_CPPFLAGS) $(host_cflags)
%C%_bench_request_LDADD = libhost.a libcore.a $(host_libs)
EXTRA_DIST += %D%/bench/instructions %D%/bench/instructions.txt
EXTRA_DIST += %D%/bench/README.md %D%/bench/bench %D%/bench/count.mjs \
	%D%/bench/crm %D%/bench/crm.mjs %D%/bench/data.sql \
	%D%/bench/export %D%/bench/measure.mjs %D%/bench/plan.mjs \
	%D%/bench/report.mjs %D%/bench/tables.mjs \
	%D%/bench/rivals/run %D%/bench/rivals/rivals.mjs \
	%D%/bench/rivals/load.mjs %D%/bench/rivals/model.cds \
	%D%/bench/rivals/package.json %D%/bench/rivals/package-lock.json
.PHONY: bench bench-quick bench-export
bench bench-quick: all
	LATCHKEY_BUILD='$(abs_top_builddir)' '$(srcdir)'/tests/bench/bench \
	    $(@:bench-%=%)
# SIZES='100000' ROUNDS=1 SERVERS=lighttpd make bench-export is a short one.
bench-export: all
	for server in $${SERVERS:-lighttpd apache}; do \
	  LATCHKEY_BUILD='$(abs_top_builddir)' '$(srcdir)'/tests/stack \
	    --server $$server --workers 2 --data '$(srcdir)'/sql/demo/big.sql \
	    --db bench -- '$(srcdir)'/tests/bench/export || exit 1; \
	done
