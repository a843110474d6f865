/* SPDX-License-Identifier: MIT */
/* secret.c - pages for secrets, files of secrets. */
#include "config.h"
#include <errno.h>
#include <fcntl.h>
#include <openssl/crypto.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>
#include "crypt/secret.h"

static size_t
pages(size_t n)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);

	return (n + page) / page * page;
}

struct secret
secret_new(size_t n)
{
	size_t mapped = pages(n);
	char *p = mmap(NULL, mapped, PROT_READ | PROT_WRITE,
	    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	must(p != MAP_FAILED);
	/* Both are a bonus: an old kernel or a small limit is no reason to
	 * refuse service. */
	(void)madvise(p, mapped, MADV_DONTDUMP);
	(void)mlock(p, mapped);
	return (struct secret){ .p = p, .n = n, .mapped = mapped };
}

struct secret
secret_around(void *p, size_t n)
{
	return (struct secret){ .p = p, .n = n, .mapped = pages(n) };
}

void
secret_free(struct secret *s)
{
	if (s->p != NULL) {
		secret_wipe(s->p, s->mapped);
		must(munmap(s->p, s->mapped) == 0);
	}
	*s = (struct secret){ 0 };
}

struct str
secret_str(const struct secret *s)
{
	return (struct str){ s->p, s->n };
}

void
secret_wipe(void *p, size_t n)
{
	if (n > 0)
		explicit_bzero(p, n);
}

bool
secret_eq(const void *a, const void *b, size_t n)
{
	return CRYPTO_memcmp(a, b, n) == 0;
}

static void
close_fd(int *fd)
{
	if (*fd >= 0)
		(void)close(*fd);
}

static struct err *
trouble(struct arena *a, const char *path, const char *what)
{
	return ERR(a, INTERNAL, str_of(path), "%s: %s", path, what);
}

static struct err *
safe_file(struct arena *a, const char *path, int fd)
{
	struct stat st;

	if (fstat(fd, &st) != 0)
		return trouble(a, path, strerror(errno));
	if (!S_ISREG(st.st_mode))
		return trouble(a, path, "is not a file");
	if ((st.st_mode & 077) != 0)
		return trouble(
		    a, path, "others may read or write it (chmod 600 it)");
	if (st.st_uid != geteuid() && st.st_uid != 0)
		return trouble(a, path, "belongs to another user");
	return NULL;
}

struct err *
secret_read(struct arena *a, const char *path, struct secret *ret)
{
	scoped(close_fd) int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	scoped(secret_free) struct secret s = { 0 };
	size_t n = 0;
	ssize_t got;

	if (fd < 0)
		return trouble(a, path, strerror(errno));
	TRY(safe_file(a, path, fd));
	s = secret_new(SECRET_FILE_MAX + 1);
	while (n < s.n && (got = read(fd, s.p + n, s.n - n)) != 0) {
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return trouble(a, path, strerror(errno));
		n += (size_t)got;
	}
	if (n > SECRET_FILE_MAX)
		return trouble(a, path, "is larger than 4096 bytes");
	while (n > 0 && (s.p[n - 1] == '\n' || s.p[n - 1] == '\r'))
		s.p[--n] = '\0';
	if (n == 0)
		return trouble(a, path, "is empty");
	s.n = n;
	*ret = s;
	s = (struct secret){ 0 };
	return NULL;
}

static bool
write_all(int fd, struct str s)
{
	while (s.n > 0) {
		ssize_t n = write(fd, s.p, s.n);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		s = str_skip(s, (size_t)n);
	}
	return fsync(fd) == 0;
}

struct err *
secret_write(struct arena *a, const char *path, struct str bytes, bool *made)
{
	char *tmp = arena_z(a, arena_strf(a, "%s.new%d", path, (int)getpid()));
	scoped(close_fd) int fd = -1;
	struct err *e = NULL;

	*made = false;
	if (access(path, F_OK) == 0)
		return NULL;
	fd = open(
	    tmp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (fd < 0)
		return trouble(a, tmp, strerror(errno));
	/* link() refuses to replace what somebody else made meanwhile. */
	if (!write_all(fd, bytes))
		e = trouble(a, tmp, strerror(errno));
	else if (link(tmp, path) == 0)
		*made = true;
	else if (errno != EEXIST)
		e = trouble(a, path, strerror(errno));
	(void)unlink(tmp);
	return e;
}

struct err *
secret_append(struct arena *a, const char *path, struct str bytes)
{
	scoped(close_fd) int fd =
	    open(path, O_RDWR | O_APPEND | O_CLOEXEC | O_NOCTTY);
	struct err *e;
	off_t end;
	char last = '\n';

	if (fd < 0)
		return trouble(a, path, strerror(errno));
	TRY(safe_file(a, path, fd));
	end = lseek(fd, 0, SEEK_END);
	if (end < 0 || (end > 0 && pread(fd, &last, 1, end - 1) != 1))
		return trouble(a, path, strerror(errno));
	if (end + 1 + (off_t)bytes.n > SECRET_FILE_MAX)
		return trouble(a, path, "would be larger than 4096 bytes");
	if ((last == '\n' || write_all(fd, S("\n"))) && write_all(fd, bytes))
		return NULL;
	e = trouble(a, path, strerror(errno));
	/* Half a line would keep the service from starting. */
	if (ftruncate(fd, end) != 0)
		return trouble(a, path, "is damaged: its last line is cut");
	return e;
}

void
secret_process(void)
{
#ifndef __SANITIZE_ADDRESS__ /* looks for leaks by ptrace */
	(void)prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}
