/* SPDX-License-Identifier: MIT */
/* listen.c - a listening unix socket where no supervisor gives us one. */
#include "config.h"
#include <errno.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
#include "server/server.h"
#include "server/worker.h"
#include "sys/log.h"

enum { BACKLOG = 1024 };

static bool
failed(const char *what, const char *path)
{
	log_line(LOG_ERROR, MSG("cannot listen"), KVZ("step", what),
	    KVZ("socket", path), KVZ("error", strerror(errno)));
	return false;
}

/* Removes what a killed server left behind, never anything else. */
static bool
make_room(const struct sockaddr_un *sa)
{
	struct stat st;
	int fd, rc;

	if (lstat(sa->sun_path, &st) == -1)
		return errno == ENOENT || failed("lstat", sa->sun_path);
	if (!S_ISSOCK(st.st_mode)) {
		errno = EEXIST;
		return failed("no socket is there", sa->sun_path);
	}
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (fd == -1)
		return failed("socket", sa->sun_path);
	rc = connect(fd, (const struct sockaddr *)sa, sizeof(*sa));
	(void)close(fd);
	if (rc == 0 || errno == EAGAIN) {
		errno = EADDRINUSE;
		return failed("another process serves it", sa->sun_path);
	}
	return unlink(sa->sun_path) == 0 || failed("unlink", sa->sun_path);
}

bool
server_listen(const char *path)
{
	struct sockaddr_un sa = { .sun_family = AF_UNIX };
	const size_t n = strlen(path);
	mode_t mask;
	int fd, rc;

	if (n == 0 || n >= sizeof(sa.sun_path)) {
		errno = ENAMETOOLONG;
		return failed("path", path);
	}
	memcpy(sa.sun_path, path, n);
	if (!make_room(&sa))
		return false;
	fd = socket(AF_UNIX, SOCK_STREAM, 0);
	if (fd == -1)
		return failed("socket", path);
	mask = umask(0117); /* the web server's group and we */
	rc = bind(fd, (const struct sockaddr *)&sa, sizeof(sa));
	(void)umask(mask);
	if (rc == -1)
		return failed("bind", path);
	if (listen(fd, BACKLOG) == -1 || dup2(fd, LISTEN_FD) == -1)
		return failed("listen", path);
	if (fd != LISTEN_FD)
		(void)close(fd);
	return true;
}
