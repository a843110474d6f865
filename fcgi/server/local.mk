# Master, workers and libfcgi; also linked into the test server.
noinst_LIBRARIES += libserver.a
libserver_a_SOURCES = %D%/accept.c %D%/answer.c %D%/answer.h %D%/board.c \
	%D%/board.h %D%/builtin.c %D%/fcgi.c %D%/fcgi.h %D%/gen.c %D%/hold.c %D%/hold.h %D%/kids.c \
	%D%/listen.c \
	%D%/master.c %D%/master.h %D%/park.c %D%/park.h %D%/server.h \
	%D%/shed.c %D%/view.c \
	%D%/view.h %D%/worker.c %D%/worker.h
libserver_a_CPPFLAGS = $(AM_CPPFLAGS) $(FCGI_CFLAGS)
server_libs = libserver.a libhost.a libcore.a $(FCGI_LIBS) $(host_libs)
