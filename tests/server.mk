noinst_PROGRAMS += %D%/server/testapp
%C%_server_testapp_SOURCES = %D%/server/testapp.c
%C%_server_testapp_LDADD = $(server_libs)
dist_check_SCRIPTS += %D%/server/lighttpd-answers.sh \
	%D%/server/lighttpd-processes.sh %D%/server/apache-answers.sh \
	%D%/server/apache-processes.sh %D%/lint/conf.sh
EXTRA_DIST += %D%/server/lib.sh %D%/server/answers.sh %D%/server/processes.sh
if HAVE_CMOCKA
check_PROGRAMS += %D%/server/t_server
%C%_server_t_server_SOURCES = %D%/server/t_server.c %D%/unit/unit.h
%C%_server_t_server_CPPFLAGS = $(unit_cppflags)
%C%_server_t_server_LDADD = $(server_libs) $(CMOCKA_LIBS)
endif
