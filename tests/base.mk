EXTRA_DIST += %D%/unit/unit.h
if HAVE_CMOCKA
check_PROGRAMS += %D%/unit/t_base
%C%_unit_t_base_SOURCES = %D%/unit/t_base.c %D%/unit/unit.h
%C%_unit_t_base_CPPFLAGS = $(unit_cppflags)
%C%_unit_t_base_LDADD = $(unit_libs)
endif
if HAVE_CMOCKA
check_PROGRAMS += %D%/unit/t_media
%C%_unit_t_media_SOURCES = %D%/unit/t_media.c %D%/unit/unit.h
%C%_unit_t_media_CPPFLAGS = $(unit_cppflags)
%C%_unit_t_media_LDADD = $(unit_libs)
endif
if HAVE_CMOCKA
check_PROGRAMS += %D%/unit/t_format
%C%_unit_t_format_SOURCES = %D%/unit/t_format.c %D%/unit/unit.h
%C%_unit_t_format_CPPFLAGS = $(unit_cppflags)
%C%_unit_t_format_LDADD = $(unit_libs)
endif
