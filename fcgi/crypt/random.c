/* SPDX-License-Identifier: MIT */
/* random.c - unpredictable bytes and characters. */
#include "config.h"
#include <errno.h>
#include <sys/random.h>
#include "crypt/random.h"
#include "crypt/secret.h"

const char base62[62] = { '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A',
	'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M', 'N', 'O',
	'P', 'Q', 'R', 'S', 'T', 'U', 'V', 'W', 'X', 'Y', 'Z', 'a', 'b', 'c',
	'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q',
	'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z' };

void
random_bytes(void *p, size_t n)
{
	char *at = p;

	while (n > 0) {
		ssize_t got = getrandom(at, n, 0);

		must(got > 0 || (got < 0 && errno == EINTR));
		if (got > 0) {
			at += got;
			n -= (size_t)got;
		}
	}
}

void
random_base62(char *p, size_t n)
{
	unsigned char pool[64];
	size_t left = 0;

	while (n > 0) {
		unsigned char six;

		if (left == 0) {
			random_bytes(pool, sizeof(pool));
			left = sizeof(pool);
		}
		/* 62 and 63 are thrown away: a modulo would favour the first
		 * characters. */
		six = pool[--left] & 63;
		if (six < 62) {
			*p++ = base62[six];
			n--;
		}
	}
	secret_wipe(pool, sizeof(pool));
}

void
base62_put(char *p, size_t n, uint64_t v)
{
	while (n > 0) {
		p[--n] = base62[v % 62];
		v /= 62;
	}
}

bool
base62_is(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (!is_alpha(s.p[i]) && !is_digit(s.p[i]))
			return false;
	}
	return true;
}
