/* SPDX-License-Identifier: MIT */
/* accept.c - connections off the shared listening socket. */
#include "config.h"
#include <errno.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include "server/worker.h"
#include "sys/clock.h"
#include "sys/log.h"

int
term_fd(void)
{
	sigset_t set;

	(void)sigemptyset(&set);
	(void)sigaddset(&set, SIGTERM);
	return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

int
listen_accept(void)
{
	static int64_t told;
	const int fd = accept4(LISTEN_FD, NULL, NULL, SOCK_CLOEXEC);
	const int why = errno;

	if (fd >= 0)
		return fd;
	if (why == EMFILE || why == ENFILE || why == ENOMEM || why == ENOBUFS) {
		if (clock_ms() - told > 1000) {
			told = clock_ms();
			log_line(LOG_ERROR, MSG("cannot accept"),
			    KVZ("error", strerror(why)));
		}
		clock_sleep_ms(100);
	}
	errno = why;
	return -1;
}
