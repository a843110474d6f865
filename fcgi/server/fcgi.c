/* SPDX-License-Identifier: MIT */
/* fcgi.c - the only file that knows libfcgi. */
#include "config.h"
#include <errno.h>
#include <stdio.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <linux/sockios.h>
#include <fcgiapp.h>
#include <unistd.h>
#include "server/fcgi.h"
#include "sys/clock.h"

enum {
	RECORD_HEAD = 8,
	RECORD_MAX = 65528,
	TYPE_END = 3,
	TYPE_STDOUT = 6,
	SMALL = 8000, /* fits libfcgi's buffer with the end records */
	SETTLE_MS = 10000,
	DRAIN_MAX = 1024 * 1024 /* of a body that nobody read */
};
struct fcgi {
	FCGX_Request rq;
	struct fcgi_conf conf;
	/* Of a resumed request, which libfcgi knows nothing of; else NULL. */
	char **params;
};

struct fcgi *
fcgi_new(struct arena *a, const struct fcgi_conf *conf)
{
	struct fcgi *f = NEW(a, struct fcgi);
	char ms[24];

	(void)snprintf(ms, sizeof(ms), "%lld", (long long)conf->close_ms);
	if (setenv("LIBFCGI_OS_CLOSE_POLL_TIMEOUT", ms, 1) != 0 ||
	    FCGX_Init() != 0)
		return NULL;
	f->conf = *conf;
	return f;
}

static void
limit(int fd, int option, int64_t ms)
{
	const struct timeval t = { .tv_sec = (time_t)(ms / 1000),
		.tv_usec = (suseconds_t)(ms % 1000) * 1000 };

	(void)setsockopt(fd, SOL_SOCKET, option, &t, sizeof(t));
}

bool
fcgi_open(struct fcgi *f, int fd)
{
	f->params = NULL;
	limit(fd, SO_RCVTIMEO, f->conf.first_ms);
	limit(fd, SO_SNDTIMEO, f->conf.stall_ms);
	/* No socket to accept from: when the connection turns out useless,
	 * the library closes it, fails to accept another, and returns. */
	if (FCGX_InitRequest(&f->rq, -1, FCGI_FAIL_ACCEPT_ON_INTR) != 0)
		return false;
	f->rq.ipcFd = fd;
	f->rq.keepConnection = 1; /* or FCGX_Accept_r closes it first */
	if (FCGX_Accept_r(&f->rq) != 0)
		return false;
	f->rq.keepConnection = 0;
	limit(fd, SO_RCVTIMEO, f->conf.stall_ms);
	return true;
}

char **
fcgi_params(struct fcgi *f)
{
	return f->params != NULL ? f->params : f->rq.envp;
}

int
fcgi_id(const struct fcgi *f)
{
	return f->rq.requestId;
}

/* What is left unread would look like the next request, or reset the
 * connection before the web server has read the answer. */
static void
drain(struct fcgi *f)
{
	char trash[4096];
	size_t n = 0;
	int got;

	while (n < DRAIN_MAX &&
	    (got = FCGX_GetStr(trash, sizeof(trash), f->rq.in)) > 0)
		n += (size_t)got;
}

void
fcgi_leave(struct fcgi *f)
{
	const int fd = f->rq.ipcFd;

	must(f->params == NULL);
	drain(f);
	FCGX_Free(&f->rq, 0);
	(void)close(fd); /* not shut down: another process has it too */
}

void
fcgi_resume(struct fcgi *f, int fd, int id, char **params)
{
	(void)FCGX_InitRequest(&f->rq, -1, 0);
	f->rq.ipcFd = fd;
	f->rq.requestId = id;
	f->params = params;
}

static void
moved(struct fcgi *f)
{
	if (f->conf.progress != NULL)
		atomic_store_explicit(
		    f->conf.progress, clock_ms(), memory_order_relaxed);
}

ssize_t
fcgi_read(struct fcgi *f, char *p, size_t n)
{
	const int want = n > RECORD_MAX ? RECORD_MAX : (int)n;
	int got;

	if (f->params != NULL)
		return 0;
	got = FCGX_GetStr(p, want, f->rq.in);
	if (got == 0 && FCGX_GetError(f->rq.in) != 0)
		return -1;
	moved(f);
	return got;
}

static void
record(unsigned char *h, unsigned char type, int id, size_t n)
{
	h[0] = 1; /* version */
	h[1] = type;
	h[2] = (unsigned char)(id >> 8);
	h[3] = (unsigned char)id;
	h[4] = (unsigned char)(n >> 8);
	h[5] = (unsigned char)n;
	h[6] = h[7] = 0;
}

static bool
send_all(struct fcgi *f, struct iovec *v, size_t n)
{
	while (n > 0) {
		const struct msghdr m = { .msg_iov = v, .msg_iovlen = n };
		ssize_t done = sendmsg(f->rq.ipcFd, &m, MSG_NOSIGNAL);

		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0)
			return false;
		moved(f);
		while (n > 0 && (size_t)done >= v->iov_len) {
			done -= (ssize_t)v->iov_len;
			v++;
			n--;
		}
		if (n > 0) {
			v->iov_base = (char *)v->iov_base + done;
			v->iov_len -= (size_t)done;
		}
	}
	return true;
}

static bool
send_records(struct fcgi *f, struct str head, const char *p, size_t n)
{
	unsigned char h[2][RECORD_HEAD];
	struct iovec v[4];
	size_t used = 0;

	must(head.n <= RECORD_MAX);
	if (head.n > 0) {
		record(h[0], TYPE_STDOUT, f->rq.requestId, head.n);
		v[used++] = (struct iovec){ h[0], RECORD_HEAD };
		v[used++] = (struct iovec){ (void *)(uintptr_t)head.p, head.n };
	}
	do {
		const size_t part = n > RECORD_MAX ? RECORD_MAX : n;

		if (part > 0) {
			record(h[1], TYPE_STDOUT, f->rq.requestId, part);
			v[used++] = (struct iovec){ h[1], RECORD_HEAD };
			v[used++] =
			    (struct iovec){ (void *)(uintptr_t)p, part };
		}
		if (!send_all(f, v, used))
			return false;
		used = 0;
		p += part;
		n -= part;
	} while (n > 0);
	return true;
}

bool
fcgi_write(struct fcgi *f, struct str head, const char *p, size_t n, bool last)
{
	if (!last || head.n + n > SMALL || f->params != NULL)
		return send_records(f, head, p, n);
	/* Short: one system call takes it and the end of the request. */
	return (head.n == 0 ||
		   FCGX_PutStr(head.p, (int)head.n, f->rq.out) >= 0) &&
	    (n == 0 || FCGX_PutStr(p, (int)n, f->rq.out) >= 0);
}

int
fcgi_descriptor(const struct fcgi *f)
{
	return f->rq.ipcFd;
}

void
fcgi_settle(struct fcgi *f)
{
	const int64_t end = clock_ms() + SETTLE_MS;
	int unread = 1;

	while (ioctl(f->rq.ipcFd, SIOCOUTQ, &unread) == 0 && unread > 0 &&
	    clock_ms() < end)
		clock_sleep_us(200);
	clock_sleep_us(500);
}

/* Ours is the last word: libfcgi does not know the request. */
static void
finish_resumed(struct fcgi *f, bool whole)
{
	const int fd = f->rq.ipcFd;
	unsigned char end[2 * RECORD_HEAD] = { 0 };
	struct iovec v = { end, sizeof(end) };
	struct pollfd closed = { .fd = fd, .events = POLLIN };

	record(end, TYPE_END, f->rq.requestId, RECORD_HEAD);
	if (whole)
		(void)send_all(f, &v, 1);
	(void)shutdown(fd, SHUT_WR);
	(void)poll(&closed, 1, (int)f->conf.close_ms);
	FCGX_Free(&f->rq, 0);
	(void)close(fd);
	f->params = NULL;
}

void
fcgi_finish(struct fcgi *f)
{
	if (f->params != NULL) {
		finish_resumed(f, true);
		return;
	}
	drain(f);
	FCGX_Finish_r(&f->rq);
}

void
fcgi_abort(struct fcgi *f)
{
	if (f->params != NULL)
		finish_resumed(f, false);
	else
		FCGX_Free(&f->rq, 1);
}
