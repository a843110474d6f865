/* SPDX-License-Identifier: MIT */
/*
 * zip.h - content codings on their way out: gzip (RFC 1952), zstd (RFC 8878).
 *
 * One struct zip for each worker; what the libraries need (about 270 KiB for
 * gzip, 1.3 MiB for zstd) is made at the first use and kept. Level 1 of both:
 * a network is slow beside anything, and the worker is not to be.
 */
#ifndef ZIP_ZIP_H
#define ZIP_ZIP_H
#include "http/http.h"

struct zip;
struct zip *zip_new(struct arena *);
/* Gives back what the libraries have taken. */
void zip_free(struct zip *);
/* Begins a body. False: no memory; send it as it is. */
bool zip_begin(struct zip *, enum http_coding) must_check;
/* Packs n bytes into to; last: and ends the body, but not to. */
void zip_put(struct zip *, const char *p, size_t n, bool last, struct out *to);
#endif
