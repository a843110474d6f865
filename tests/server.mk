check_PROGRAMS += %D%/server/testapp
%C%_server_testapp_SOURCES = %D%/server/testapp.c
%C%_server_testapp_LDADD = $(server_libs)
dist_check_SCRIPTS += %D%/server/lighttpd-answers.sh \
	%D%/server/lighttpd-processes.sh %D%/server/apache-answers.sh \
	%D%/server/apache-processes.sh %D%/lint/conf.sh
EXTRA_DIST += %D%/server/lib.sh %D%/server/answers.sh %D%/server/processes.sh
