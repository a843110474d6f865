/* SPDX-License-Identifier: MIT */
/* argon.c - libargon2 with a region of memory that is kept. */
#include "config.h"
#include <argon2.h>
#include <sys/mman.h>
#include "crypt/argon.h"

enum { REGION = (ARGON_M_MAX + 64) * 1024 };

static struct {
	uint8_t *p;
	bool busy;
	int64_t idle_since_ms; /* 0: used since the last look */
} region;

static int
region_take(uint8_t **memory, size_t bytes)
{
	if (region.busy || bytes > REGION)
		return ARGON2_MEMORY_ALLOCATION_ERROR;
	if (region.p == NULL) {
		void *p = mmap(NULL, REGION, PROT_READ | PROT_WRITE,
		    MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

		if (p == MAP_FAILED)
			return ARGON2_MEMORY_ALLOCATION_ERROR;
		(void)madvise(p, REGION, MADV_DONTDUMP);
		(void)madvise(p, REGION, MADV_HUGEPAGE);
		region.p = p;
	}
	/* In one go instead of a fault for each page. */
	(void)madvise(region.p, bytes, MADV_POPULATE_WRITE);
	region.busy = true;
	region.idle_since_ms = 0;
	*memory = region.p;
	return ARGON2_OK;
}

static void
region_give(uint8_t *memory, size_t bytes)
{
	/* The library has wiped it. */
	(void)memory;
	(void)bytes;
	region.busy = false;
}

void
argon_trim(int64_t now_ms)
{
	if (region.p == NULL || region.busy)
		return;
	if (region.idle_since_ms == 0) {
		region.idle_since_ms = now_ms;
	} else if (now_ms - region.idle_since_ms >= ARGON_KEEP_MS) {
		must(munmap(region.p, REGION) == 0);
		region.p = NULL;
	}
}

/* libargon2 takes everything without const, and changes nothing but the
 * password, and that only with a flag which is not set. */
static uint8_t *
bytes_of(struct str s)
{
	union {
		const char *in;
		uint8_t *out;
	} u = { .in = s.p };

	return u.out;
}

struct err *
argon_vector(struct arena *a, const struct argon_in *in, struct str salt,
    uint32_t lanes, unsigned char ret[ARGON_HASH])
{
	argon2_context ctx = {
		.out = ret,
		.outlen = ARGON_HASH,
		.pwd = bytes_of(in->text),
		.pwdlen = (uint32_t)in->text.n,
		.salt = bytes_of(salt),
		.saltlen = (uint32_t)salt.n,
		.secret = bytes_of(in->pepper),
		.secretlen = (uint32_t)in->pepper.n,
		.ad = bytes_of(in->ad),
		.adlen = (uint32_t)in->ad.n,
		.t_cost = in->cost.t,
		.m_cost = in->cost.m,
		.lanes = lanes,
		.threads = 1,
		.version = ARGON2_VERSION_13,
		.allocate_cbk = region_take,
		.free_cbk = region_give,
		.flags = ARGON2_DEFAULT_FLAGS,
	};
	int rc;

	if (in->cost.m < ARGON_M_MIN || in->cost.m > ARGON_M_MAX ||
	    in->cost.t < 1 || in->cost.t > ARGON_T_MAX)
		return ERR(a, INTERNAL, S(""),
		    "Argon2 parameters out of bounds (m %u, t %u)", in->cost.m,
		    in->cost.t);
	rc = argon2id_ctx(&ctx);
	if (rc != ARGON2_OK)
		return ERR(
		    a, INTERNAL, S(""), "Argon2: %s", argon2_error_message(rc));
	return NULL;
}

struct err *
argon_hash(
    struct arena *a, const struct argon_in *in, unsigned char ret[ARGON_HASH])
{
	struct str salt = { (const char *)in->salt, ARGON_SALT };

	return argon_vector(a, in, salt, 1, ret);
}
