/* SPDX-License-Identifier: MIT */
/* load.c - facts, model, fingerprint. */
#include "config.h"
#include "base/hash.h"
#include "catalog/suggest.h"
#include "write/write.h"

enum { SCRATCH_BLOCK = 1 << 18 };

struct sink_hash {
	struct sink sink;
	uint64_t h;
};

static bool
hash(struct sink *sink, const char *p, size_t n, bool last)
{
	struct sink_hash *s = (struct sink_hash *)sink; /* its first part */

	(void)last;
	s->h = hash_bytes(s->h, (struct str){ p, n });
	return true;
}

/* What clients see and what people see: together it is all there is but the
 * number of rows, which changes by itself. */
static uint64_t
fingerprint(struct arena *scratch, const struct edm_model *m)
{
	struct sink_hash s = { .sink = { hash }, .h = HASH_START };
	struct out o = out_to(&s.sink, NEWN(scratch, char, OUT_BLOCK));

	write_csdl_xml(&o, m);
	catalog_print(&o, m);
	must(out_finish(&o)); /* the sink takes everything */
	return s.h;
}

/* Out of the scratch arena it was made in. */
static struct err *
keep(struct arena *a, const struct err *e)
{
	struct err *kept = NEW(a, struct err);

	*kept = *e;
	kept->msg = arena_dup(a, e->msg);
	kept->target = arena_dup(a, e->target);
	kept->cause = arena_dup(a, e->cause);
	return kept;
}

struct err *
catalog_load(struct db *db, struct arena *a, struct str database,
    const struct catalog_conf *conf, struct edm_model **ret)
{
	scoped(arena_free) struct arena *scratch = arena_new(SCRATCH_BLOCK);
	struct overlay *overlay = NULL;
	struct facts *f;
	struct err *e = facts_load(db, scratch, database, &f);

	if (e != NULL)
		return keep(a, e);
	if (conf->overlay != NULL && conf->overlay[0] != '\0')
		overlay = overlay_load(scratch, conf->overlay);
	if (overlay != NULL && overlay->functions.n > 0)
		e = facts_routines(db, scratch, f);
	if (e != NULL)
		return keep(a, e);
	*ret = build_model(a, f, conf, overlay);
	if (overlay != NULL)
		TRY(overlay_verdict(a, overlay));
	(*ret)->fingerprint = fingerprint(scratch, *ret);
	(*ret)->version =
	    arena_strf(a, "%016llx", (unsigned long long)(*ret)->fingerprint);
	return NULL;
}

struct err *
catalog_suggest(struct db *db, struct arena *a, struct str database,
    const struct catalog_conf *conf, bool data, struct out *o)
{
	scoped(arena_free) struct arena *scratch = arena_new(SCRATCH_BLOCK);
	struct overlay *overlay = NULL;
	struct facts *f;
	struct err *e = facts_load(db, scratch, database, &f);

	if (e == NULL) {
		if (conf->overlay != NULL && conf->overlay[0] != '\0')
			overlay = overlay_load(scratch, conf->overlay);
		if (overlay != NULL && overlay->functions.n > 0)
			e = facts_routines(db, scratch, f);
	}
	if (e == NULL) {
		(void)build_model(scratch, f, conf, overlay);
		if (overlay != NULL)
			e = overlay_verdict(scratch, overlay);
	}
	if (e == NULL)
		e = suggest_print(scratch, f, data ? db : NULL, o);
	return e == NULL ? NULL : keep(a, e);
}

struct err *
catalog_routines(struct arena *a, const char *file, struct str **ret, size_t *n)
{
	struct overlay *o = overlay_load(a, file);

	*n = 0;
	TRY(overlay_verdict(a, o));
	*ret = NEWN(a, struct str, o->functions.n + 1);
	for (size_t i = 0; i < o->functions.n; i++) {
		struct str name = o->functions.v[i]->routine.name;
		bool known = false;

		for (size_t k = 0; k < *n && !known; k++)
			known = str_ieq((*ret)[k], name);
		if (!known)
			(*ret)[(*n)++] = name;
	}
	return NULL;
}
