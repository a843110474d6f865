EXTRA_DIST += %D%/http/52-query-body.mjs %D%/http/53-batch.mjs \
	%D%/http/54-batch-faults.mjs %D%/http/55-paths.mjs \
	%D%/http/56-nested-pages.mjs
if HAVE_CMOCKA
check_PROGRAMS += %D%/unit/t_part
%C%_unit_t_part_SOURCES = %D%/unit/t_part.c %D%/unit/unit.h
%C%_unit_t_part_CPPFLAGS = $(unit_cppflags)
%C%_unit_t_part_LDADD = $(unit_libs)
endif
