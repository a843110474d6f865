check_PROGRAMS += %D%/server/testapp
%C%_server_testapp_SOURCES = %D%/server/testapp.c
%C%_server_testapp_LDADD = $(server_libs)
