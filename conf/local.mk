conf_subst = $(SED) -e 's|[@]sbindir[@]|$(sbindir)|g' \
	-e 's|[@]sysconfdir[@]|$(sysconfdir)|g'
EXTRA_DIST += %D%/apache.conf.in %D%/latchkey.conf.in \
	%D%/latchkey.service.in %D%/latchkey.socket %D%/lighttpd.conf.in
CLEANFILES += %D%/latchkey.conf %D%/latchkey.service
%D%/latchkey.service: %D%/latchkey.service.in Makefile
	$(AM_V_GEN)$(MKDIR_P) $(@D) && \
	$(conf_subst) $(srcdir)/%D%/latchkey.service.in >$@
%D%/latchkey.conf: %D%/latchkey.conf.in Makefile
	$(AM_V_GEN)$(MKDIR_P) $(@D) && \
	$(conf_subst) $(srcdir)/%D%/latchkey.conf.in >$@
# Templates for the web servers and a commented configuration, to copy from.
dist_pkgdata_DATA = %D%/lighttpd.conf.in %D%/apache.conf.in \
	%D%/model.schema.json %D%/model.example.json
nodist_pkgdata_DATA = %D%/latchkey.conf
dist_man_MANS = %D%/man/latchkeyd.8 %D%/man/latchkeyctl.8 \
	%D%/man/latchkey.conf.5 %D%/man/latchkey-odata.7
if HAVE_SYSTEMD
nodist_systemdsystemunit_DATA = %D%/latchkey.service
dist_systemdsystemunit_DATA = %D%/latchkey.socket
endif
