if HAVE_CMOCKA
check_PROGRAMS += %D%/unit/t_json
%C%_unit_t_json_SOURCES = %D%/unit/t_json.c %D%/unit/unit.h
%C%_unit_t_json_CPPFLAGS = $(unit_cppflags)
%C%_unit_t_json_LDADD = $(unit_libs)
endif
