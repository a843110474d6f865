TEST_EXTENSIONS = .sh
LOG_DRIVER = env AM_TAP_AWK='$(AWK)' $(SHELL) $(top_srcdir)/build-aux/tap-driver.sh
SH_LOG_DRIVER = $(LOG_DRIVER)
AM_TESTS_ENVIRONMENT = srcdir='$(srcdir)'; builddir='$(builddir)'; \
	export srcdir builddir;
unit_cppflags = $(AM_CPPFLAGS) $(CMOCKA_CFLAGS)
unit_libs = libcore.a $(CMOCKA_LIBS) $(COV_LIBS) -lm
dist_check_SCRIPTS += %D%/lint/floors.sh %D%/lint/headers.sh \
	%D%/lint/size.sh %D%/lint/symbols.sh
# What ./run and ./check read works from a tarball as well.
EXTRA_DIST += %D%/stack %D%/http %D%/lib/setup.sh %D%/lib/servers.sh \
	%D%/lib/csv.mjs %D%/lib/faults.mjs %D%/lib/odata.mjs \
	%D%/lib/packages.mjs %D%/interop/metadata/package.json \
	%D%/interop/metadata/package-lock.json
# One fragment for each area, so that areas grow apart.
include tests/base.mk
include tests/parse.mk
include tests/bind.mk
include tests/plan.mk
include tests/write.mk
include tests/catalog.mk
include tests/auth.mk
include tests/server.mk
include tests/batch.mk
include tests/bench.mk
include tests/conformance.mk
include tests/browser/local.mk
include tests/clients/local.mk
TESTS = $(dist_check_SCRIPTS) $(check_PROGRAMS)
