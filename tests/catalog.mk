if HAVE_CMOCKA
check_PROGRAMS += %D%/unit/t_edm %D%/unit/t_csdl
%C%_unit_t_edm_SOURCES = %D%/unit/t_edm.c %D%/unit/unit.h
%C%_unit_t_edm_CPPFLAGS = $(unit_cppflags)
%C%_unit_t_edm_LDADD = $(unit_libs)
%C%_unit_t_csdl_SOURCES = %D%/unit/t_csdl.c %D%/unit/unit.h
%C%_unit_t_csdl_CPPFLAGS = $(unit_cppflags)
%C%_unit_t_csdl_LDADD = $(unit_libs)
endif
