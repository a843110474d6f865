if HAVE_CMOCKA
check_PROGRAMS += %D%/unit/t_edm %D%/unit/t_csdl %D%/unit/t_view
%C%_unit_t_edm_SOURCES = %D%/unit/t_edm.c %D%/unit/unit.h
%C%_unit_t_edm_CPPFLAGS = $(unit_cppflags)
%C%_unit_t_edm_LDADD = $(unit_libs)
%C%_unit_t_csdl_SOURCES = %D%/unit/t_csdl.c %D%/unit/unit.h
%C%_unit_t_csdl_CPPFLAGS = $(unit_cppflags)
%C%_unit_t_csdl_LDADD = $(unit_libs)
# The two readers of texts in catalog/, which need no database.
%C%_unit_t_view_SOURCES = %D%/unit/t_view.c %D%/unit/unit.h \
	fcgi/catalog/members.c fcgi/catalog/view.c
%C%_unit_t_view_CPPFLAGS = $(unit_cppflags)
%C%_unit_t_view_LDADD = $(unit_libs)
endif
# Loads models and prints them; for tests/catalog/model.sh.
noinst_PROGRAMS += %D%/catalog/print
%C%_catalog_print_SOURCES = %D%/catalog/print.c
%C%_catalog_print_CPPFLAGS = $(AM_CPPFLAGS)
%C%_catalog_print_LDADD = libhost.a libcore.a $(host_libs)
dist_check_SCRIPTS += %D%/catalog/model.sh %D%/catalog/overlay.sh \
	%D%/catalog/suggest.sh %D%/catalog/derived.sh
EXTRA_DIST += %D%/catalog/lib.sh %D%/catalog/traps.golden %D%/catalog/traps.sql \
	%D%/catalog/media.json %D%/catalog/media.sql %D%/http/61-media.mjs %D%/http/62-computed.mjs \
	%D%/http/63-annotations.mjs %D%/http/77-media-memory.mjs \
	%D%/catalog/overlay.golden %D%/catalog/overlay.json \
	%D%/catalog/overlay.sql %D%/catalog/derived.golden \
	%D%/catalog/derived.json %D%/catalog/derived.sql %D%/http/61-derived.mjs %D%/http/62-singletons.mjs \
	%D%/catalog/structured.json %D%/catalog/structured.sql %D%/catalog/spans.json %D%/catalog/spans.sql %D%/http/63-spans.mjs \
	%D%/http/55-overlay.mjs %D%/http/56-overlay-example.mjs
