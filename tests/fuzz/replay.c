/* SPDX-License-Identifier: MIT */
/* replay.c - runs a fuzz target over its committed seeds, and over cut and
 * changed ones, so that "make check" needs no libFuzzer. CORPUS is the
 * directory below tests/fuzz/corpus. */
#include "config.h"
#include <dirent.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static void
variants(uint8_t *buf, size_t n)
{
	static const uint8_t bytes[] = { 0, '\'', '(', ')', '/', '%', ' ', '$',
		';', '&', '9', 0xC3, 0xFF };

	/* each end: every prefix */
	for (size_t i = 0; i <= n; i++)
		(void)LLVMFuzzerTestOneInput(buf, i);
	/* each byte: replaced by every byte that means something */
	for (size_t i = 0; i < n; i++) {
		uint8_t was = buf[i];

		for (size_t k = 0; k < sizeof(bytes); k++) {
			buf[i] = bytes[k];
			(void)LLVMFuzzerTestOneInput(buf, n);
		}
		buf[i] = was;
	}
}

static int
replay(const char *dir, const char *name)
{
	static uint8_t buf[1 << 14];
	char path[PATH_MAX];
	FILE *f;
	size_t n;

	if (snprintf(path, sizeof(path), "%s/%s", dir, name) >=
	    (int)sizeof(path))
		return -1;
	if ((f = fopen(path, "rb")) == NULL)
		return -1;
	n = fread(buf, 1, sizeof(buf), f);
	(void)fclose(f);
	variants(buf, n);
	return 0;
}

int
main(void)
{
	const char *src = getenv("srcdir");
	char dir[PATH_MAX];
	struct dirent *e;
	int n = 0;
	DIR *d;

	(void)snprintf(dir, sizeof(dir), "%s/tests/fuzz/corpus/%s",
	    src != NULL ? src : ".", CORPUS);
	if ((d = opendir(dir)) == NULL)
		return 99;
	while ((e = readdir(d)) != NULL) {
		if (e->d_name[0] == '.')
			continue;
		if (replay(dir, e->d_name) != 0)
			return 99;
		(void)printf("ok %d - %s\n", ++n, e->d_name);
	}
	(void)closedir(d);
	(void)printf("1..%d\n", n);
	return n > 0 ? 0 : 99;
}
