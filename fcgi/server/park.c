/* SPDX-License-Identifier: MIT */
/* park.c - requests in a socket: one message each, with the descriptor. */
#include "config.h"
#include <sys/socket.h>
#include <unistd.h>
#include "server/park.h"
#include "sys/clock.h"

enum {
	QUEUE_BYTES = 4 << 20, /* as far as net.core.wmem_max allows */
	PARAMS_MAX = 512,
	TEXT_MAX = 160 * 1024
};

/* A message is this and the parameters, a NUL behind each. */
struct note {
	int64_t since;
	int id;
};
union control {
	char space[CMSG_SPACE(sizeof(int))];
	struct cmsghdr align;
};

void
park_init(struct park *p)
{
	const int bytes = QUEUE_BYTES;
	int fd[2];

	p->to = p->from = -1;
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK,
		0, fd) != 0)
		return;
	p->to = fd[0];
	p->from = fd[1];
	(void)setsockopt(p->to, SOL_SOCKET, SO_SNDBUF, &bytes, sizeof(bytes));
}

static struct msghdr
message(struct iovec *v, size_t n, union control *c)
{
	return (struct msghdr){ .msg_iov = v,
		.msg_iovlen = n,
		.msg_control = c,
		.msg_controllen = sizeof(*c) };
}

bool
park_put(const struct park *p, struct board *b, struct fcgi *f)
{
	struct note n = { clock_ms(), fcgi_id(f) };
	const int fd = fcgi_descriptor(f);
	char **params = fcgi_params(f);
	struct iovec v[PARAMS_MAX] = { { &n, sizeof(n) } };
	size_t used = 1, bytes = 0;
	union control c = { { 0 } };
	struct msghdr m = message(v, 0, &c);
	struct cmsghdr *h = CMSG_FIRSTHDR(&m);

	for (; *params != NULL && used < PARAMS_MAX; params++, used++) {
		v[used] = (struct iovec){ *params, strlen(*params) + 1 };
		bytes += v[used].iov_len;
	}
	if (p->to == -1 || *params != NULL || bytes > TEXT_MAX)
		return false;
	m.msg_iovlen = used;
	h->cmsg_level = SOL_SOCKET;
	h->cmsg_type = SCM_RIGHTS;
	h->cmsg_len = CMSG_LEN(sizeof(int));
	memcpy(CMSG_DATA(h), &fd, sizeof(fd));
	/* Counted first: whoever sees the message sees the count. */
	(void)atomic_fetch_add(&b->parked, 1);
	if (sendmsg(p->to, &m, MSG_NOSIGNAL) < 0) {
		(void)atomic_fetch_sub(&b->parked, 1);
		return false;
	}
	fcgi_leave(f);
	return true;
}

bool
park_waits(const struct park *p, const struct board *b, int64_t age)
{
	struct note n;

	if (atomic_load(&b->parked) <= 0 || p->from == -1)
		return false;
	return recv(p->from, &n, sizeof(n), MSG_PEEK) == (ssize_t)sizeof(n) &&
	    clock_ms() - n.since >= age;
}

/* The texts of the message, as a list that ends with NULL. */
static char **
params_of(struct arena *a, char *text, size_t n)
{
	char **list = NEWN(a, char *, PARAMS_MAX + 1);
	size_t used = 0;

	for (size_t at = 0; at < n && used < PARAMS_MAX;
	     at += strlen(text + at) + 1)
		list[used++] = text + at;
	return list;
}

bool
park_take(const struct park *p, struct board *b, struct fcgi *f,
    struct arena *a, int64_t *since)
{
	struct note n;
	char *text;
	struct iovec v[2] = { { &n, sizeof(n) } };
	union control c = { { 0 } };
	struct msghdr m = message(v, 2, &c);
	struct cmsghdr *h;
	ssize_t got;
	int fd;

	if (atomic_load(&b->parked) <= 0 || p->from == -1)
		return false;
	text = NEWN(a, char, TEXT_MAX + 1);
	v[1] = (struct iovec){ text, TEXT_MAX };
	got = recvmsg(p->from, &m, MSG_CMSG_CLOEXEC);
	if (got < (ssize_t)sizeof(n))
		return false;
	(void)atomic_fetch_sub(&b->parked, 1);
	h = CMSG_FIRSTHDR(&m);
	if (h == NULL || h->cmsg_type != SCM_RIGHTS)
		return false;
	memcpy(&fd, CMSG_DATA(h), sizeof(fd));
	fcgi_resume(f, fd, n.id, params_of(a, text, (size_t)got - sizeof(n)));
	*since = n.since;
	return true;
}
