/* SPDX-License-Identifier: MIT */
/* hold.c - passes descriptors from workers to the master. */
#include "config.h"
#include <errno.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>
#include <linux/sockios.h>
#include "server/hold.h"
#include "sys/clock.h"

enum { READ_MS = 50, GIVE_UP_MS = 30000 };

struct note {
	uint64_t seq;
	uint32_t slot;
};
union control {
	char space[CMSG_SPACE(sizeof(int))];
	struct cmsghdr align;
};

void
hold_init(struct hold *h)
{
	int fd[2];

	for (unsigned i = 0; i < SERVER_SLOTS; i++)
		h->held[i].fd = -1;
	h->to = h->from = -1;
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK,
		0, fd) == 0) {
		h->to = fd[0];
		h->from = fd[1];
	}
}

void
hold_send(int to, unsigned slot, uint64_t seq, int fd)
{
	struct note n = { seq, slot };
	struct iovec v = { &n, sizeof(n) };
	union control c = { { 0 } };
	struct msghdr m = { .msg_iov = &v,
		.msg_iovlen = 1,
		.msg_control = &c,
		.msg_controllen = sizeof(c) };
	struct cmsghdr *h = CMSG_FIRSTHDR(&m);

	h->cmsg_level = SOL_SOCKET;
	h->cmsg_type = SCM_RIGHTS;
	h->cmsg_len = CMSG_LEN(sizeof(int));
	memcpy(CMSG_DATA(h), &fd, sizeof(fd));
	if (to != -1 && sendmsg(to, &m, MSG_NOSIGNAL) < 0)
		return; /* the answer goes on unheld */
}

static void
release(struct held *h)
{
	if (h->fd != -1)
		(void)close(h->fd);
	*h = (struct held){ .fd = -1 };
}

void
hold_receive(struct hold *h)
{
	for (;;) {
		struct note n = { 0, SERVER_SLOTS };
		struct iovec v = { &n, sizeof(n) };
		union control c = { { 0 } };
		struct msghdr m = { .msg_iov = &v,
			.msg_iovlen = 1,
			.msg_control = &c,
			.msg_controllen = sizeof(c) };
		struct cmsghdr *f;
		int fd;

		if (h->from == -1 || recvmsg(h->from, &m, MSG_CMSG_CLOEXEC) < 0)
			return;
		f = CMSG_FIRSTHDR(&m);
		if (f == NULL || f->cmsg_type != SCM_RIGHTS)
			continue;
		memcpy(&fd, CMSG_DATA(f), sizeof(fd));
		if (n.slot >= SERVER_SLOTS) {
			(void)close(fd);
			continue;
		}
		release(&h->held[n.slot]);
		h->held[n.slot] = (struct held){ .fd = fd, .seq = n.seq };
	}
}

void
hold_dead(struct hold *h, unsigned slot)
{
	if (h->held[slot].fd != -1)
		h->held[slot].give_up = clock_ms() + GIVE_UP_MS;
}

void
hold_check(struct hold *h, unsigned slot, uint64_t seq, bool busy)
{
	struct held *e = &h->held[slot];
	const int64_t now = clock_ms();
	int unread = 0;

	if (e->fd == -1)
		return;
	if (e->give_up == 0) { /* the worker lives */
		if (!busy || e->seq != seq)
			release(e);
		return;
	}
	if (now >= e->give_up ||
	    (e->read_at != 0 && now - e->read_at > READ_MS))
		release(e);
	else if (e->read_at == 0 &&
	    (ioctl(e->fd, SIOCOUTQ, &unread) == -1 || unread == 0))
		e->read_at = now;
}

void
hold_close(struct hold *h)
{
	for (unsigned i = 0; i < SERVER_SLOTS; i++)
		release(&h->held[i]);
	if (h->from != -1)
		(void)close(h->from);
	h->from = -1;
}
