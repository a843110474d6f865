# SPDX-License-Identifier: MIT
# The pages: sources and the built assets travel in the release tarball, so
# that Node is needed only to change them. Included from the top Makefile.am.

www_sources = \
	%D%/build.mjs \
	%D%/favicon.svg \
	%D%/index.html \
	%D%/package-lock.json \
	%D%/package.json \
	%D%/robots.txt \
	%D%/pictures/tokens.png \
	%D%/icons/checkbox.svg \
	%D%/icons/chevron.svg \
	%D%/icons/close.svg \
	%D%/icons/date.svg \
	%D%/icons/invalid.svg \
	%D%/icons/loading.svg \
	%D%/icons/minus.svg \
	%D%/icons/search.svg \
	%D%/icons/time.svg \
	%D%/icons/valid.svg \
	%D%/src/api.js \
	%D%/src/app.css \
	%D%/src/app.js \
	%D%/src/badge.js \
	%D%/src/clock.js \
	%D%/src/connect.js \
	%D%/src/copy.js \
	%D%/src/create.js \
	%D%/src/created.js \
	%D%/src/dialog.js \
	%D%/src/expiry.js \
	%D%/src/flash.js \
	%D%/src/icons.js \
	%D%/src/layout.css \
	%D%/src/login.js \
	%D%/src/main.js \
	%D%/src/nopage.js \
	%D%/src/page.js \
	%D%/src/parts.css \
	%D%/src/profile.js \
	%D%/src/revoke.js \
	%D%/src/router.js \
	%D%/src/shell.js \
	%D%/src/table.js \
	%D%/src/tables.css \
	%D%/src/time.js \
	%D%/src/tokens.css \
	%D%/src/tokens.js
www_built = %D%/dist/index.html

EXTRA_DIST += \
	$(www_sources) \
	$(www_built) \
	%D%/dist/assets \
	%D%/dist/favicon.svg \
	%D%/dist/licenses.txt \
	%D%/dist/robots.txt

all-local: $(www_built)

# index.html is written last: it stands for all of dist. In a tarball make
# finds it in the source directory, newer than its sources, and stops here.
$(www_built): $(www_sources)
	@test -n '$(NODE)' && test -n '$(NPM)' || { \
	  echo 'www: Node and npm are needed to build the pages' >&2; exit 1; }
	$(AM_V_GEN)test -f $(srcdir)/%D%/node_modules/.package-lock.json && \
	  test ! $(srcdir)/%D%/package-lock.json -nt \
	    $(srcdir)/%D%/node_modules/.package-lock.json || \
	  (cd $(srcdir)/%D% && $(NPM) ci --ignore-scripts --no-audit \
	    --no-fund --loglevel=error)
	$(AM_V_at)$(NODE) $(srcdir)/%D%/build.mjs %D%/dist

%D%/dist/assets %D%/dist/favicon.svg %D%/dist/licenses.txt \
  %D%/dist/robots.txt: $(www_built)

wwwdir = $(pkgdatadir)/www

# The names hold hashes, so what is there is installed, not a list.
install-data-local: install-www
install-www: $(www_built)
	$(MKDIR_P) $(DESTDIR)$(wwwdir)/assets
	d=%D%/dist; test -f $$d/index.html || d=$(srcdir)/%D%/dist; \
	  $(INSTALL_DATA) $$d/*.* $(DESTDIR)$(wwwdir) && \
	  $(INSTALL_DATA) $$d/assets/* $(DESTDIR)$(wwwdir)/assets

uninstall-local: uninstall-www
uninstall-www:
	rm -rf $(DESTDIR)$(wwwdir)

maintainer-clean-local: maintainer-clean-www
maintainer-clean-www:
	rm -rf %D%/dist

.PHONY: install-www uninstall-www maintainer-clean-www
