/* SPDX-License-Identifier: MIT */
/* hash.h - FNV-1a, 64 bits: to tell texts apart, not against an adversary. */
#ifndef BASE_HASH_H
#define BASE_HASH_H
#include "base/base.h"

#define HASH_START 0xcbf29ce484222325u

static inline uint64_t
hash_bytes(uint64_t h, struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 0x100000001b3u;
	return h;
}
#endif
