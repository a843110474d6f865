# SPDX-License-Identifier: MIT
# Clients that others wrote; they travel in the tarball and run against a
# stack: tests/stack -- sh tests/clients/run.sh
EXTRA_DIST += \
	%D%/any.mjs \
	%D%/builders.mjs \
	%D%/generated.ts \
	%D%/lib.mjs \
	%D%/odata-client.mjs \
	%D%/odata2ts.mjs \
	%D%/olingo.mjs \
	%D%/package-lock.json \
	%D%/package.json \
	%D%/run.sh \
	%D%/tsconfig.json \
	%D%/ui5.mjs \
	%D%/ui5.page.mjs
