/* SPDX-License-Identifier: MIT */
/*
 * argon.h - Argon2id (RFC 9106), version 0x13, one lane.
 *
 * The memory is one region that is mapped at the first hash and kept: page
 * faults and unmapping would cost as much as the hash. argon_trim() gives it
 * back when it has not been used for a while. The library's callbacks know
 * no context, so there is one region for each process.
 */
#ifndef CRYPT_ARGON_H
#define CRYPT_ARGON_H
#include "base/err.h"

/* Bounds for what a row of the database may ask for. */
enum { ARGON_M_MIN = 8, ARGON_M_MAX = 65536, ARGON_T_MAX = 10 };
enum { ARGON_SALT = 16, ARGON_HASH = 32, ARGON_KEEP_MS = 30000 };

struct argon_cost {
	uint32_t m; /* KiB */
	uint32_t t; /* passes */
};
#define ARGON_TOKEN    ((struct argon_cost){ 19456, 2 })
#define ARGON_PASSWORD ((struct argon_cost){ 47104, 1 })

struct argon_in {
	struct argon_cost cost;
	struct str text; /* password or token */
	unsigned char salt[ARGON_SALT];
	struct str pepper; /* the secret input K; may be empty */
	struct str ad;     /* binds the hash to its row */
};
/* INTERNAL, before any memory is touched, when the cost is out of bounds. */
struct err *argon_hash(struct arena *, const struct argon_in *,
    unsigned char ret[ARGON_HASH]) must_check;
/* Gives the region back when no hash was computed for ARGON_KEEP_MS; now_ms
 * is that of a clock which is never 0. */
void argon_trim(int64_t now_ms);
/* The bare function with any number of lanes, for the RFC's test vector. */
struct err *argon_vector(struct arena *, const struct argon_in *,
    struct str salt, uint32_t lanes, unsigned char ret[ARGON_HASH]) must_check;
#endif
