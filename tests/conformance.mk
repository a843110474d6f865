# The clauses of the standard and their tests: "make conformance" prints the
# table, "make capabilities" what $metadata says a client can do.
dist_check_SCRIPTS += %D%/conformance/conformance.sh
EXTRA_DIST += %D%/conformance/checklist %D%/conformance/capabilities.mjs
.PHONY: conformance capabilities
conformance:
	@srcdir='$(srcdir)' sh '$(srcdir)'/%D%/conformance/conformance.sh \
	    --markdown
capabilities: all
	@LATCHKEY_BUILD='$(abs_top_builddir)' '$(srcdir)'/tests/stack -- \
	    node '$(srcdir)'/%D%/conformance/capabilities.mjs
