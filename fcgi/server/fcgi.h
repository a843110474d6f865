/* SPDX-License-Identifier: MIT */
/*
 * fcgi.h - one FastCGI connection at a time; all that we use of libfcgi.
 *
 * libfcgi reads (parameters, standard input) and ends requests. We accept
 * ourselves, because waiting for a connection and for a signal must be one
 * system call, and write long answers ourselves, because FCGX_CreateWriter()
 * loses memory with every call and the library's own buffer is 8 KiB.
 * Every connection carries one request and is then closed: a kept one would
 * bind a worker to one connection of the web server.
 */
#ifndef SERVER_FCGI_H
#define SERVER_FCGI_H
#include <stdatomic.h>
#include <sys/types.h>
#include "base/arena.h"

struct fcgi;
struct fcgi_conf {
	int64_t first_ms; /* for the parameters to arrive */
	int64_t stall_ms; /* longest silence in either direction after that */
	int64_t close_ms; /* for the web server to close first */
	_Atomic int64_t *progress; /* gets clock_ms() when bytes move */
};
/* Once in a process; NULL when libfcgi cannot start. */
struct fcgi *fcgi_new(struct arena *, const struct fcgi_conf *);
/* Takes the accepted connection fd and reads a request's parameters. False:
 * nothing usable came, the connection is closed. */
bool fcgi_open(struct fcgi *, int fd);
/* "NAME=value", NULL at the end; lives until finish or abort. */
char **fcgi_params(struct fcgi *);
/* Standard input: bytes read, 0 at the end, -1 when it broke off. */
ssize_t fcgi_read(struct fcgi *, char *p, size_t n);
/* Sends n bytes. False: the connection is gone, or took nothing for
 * stall_ms. head may be empty. last: goes out with the end of the request,
 * if it is short. */
bool
fcgi_write(struct fcgi *, struct str head, const char *p, size_t n, bool last);
/* The connection, for hold_send(). */
int fcgi_descriptor(const struct fcgi *);
/* To call after the head of a long answer was sent: waits until the web server
 * has taken it. When head and end of a connection reach lighttpd at once, it
 * gives the cut body a Content-Length, which makes it look whole. */
void fcgi_settle(struct fcgi *);
/* The number of the request on its connection. */
int fcgi_id(const struct fcgi *);
/* Forgets the request: another process has a copy of the descriptor, and goes
 * on with it. */
void fcgi_leave(struct fcgi *);
/* Goes on with a request that another process has left. It has no standard
 * input. */
void fcgi_resume(struct fcgi *, int fd, int id, char **params);
/* Ends the request in order and closes. */
void fcgi_finish(struct fcgi *);
/* Closes without an end-request record: that record would look like success
 * to every web server. */
void fcgi_abort(struct fcgi *);
#endif
