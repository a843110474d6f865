/* SPDX-License-Identifier: MIT */
/* map.c - open addressing, FNV-1a, at most half full. */
#include "config.h"
#include "base/map.h"

struct map
map_in(struct arena *a)
{
	return (struct map){ .arena = a };
}

static size_t
hash(struct str s)
{
	uint64_t h = 0xcbf29ce484222325u;

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 0x100000001b3u;
	return (size_t)(h ^ (h >> 32));
}

/* The slot that holds key, or the free one where it belongs. */
static struct map_slot *
slot(struct map_slot *slots, size_t cap, struct str key)
{
	size_t i = hash(key) & (cap - 1);

	while (slots[i].value != NULL && !str_eq(slots[i].key, key))
		i = (i + 1) & (cap - 1);
	return &slots[i];
}

static void
grow(struct map *m)
{
	size_t cap = m->cap == 0 ? 16 : m->cap * 2;
	struct map_slot *bigger = NEWN(m->arena, struct map_slot, cap);

	for (size_t i = 0; i < m->cap; i++)
		if (m->slots[i].value != NULL)
			*slot(bigger, cap, m->slots[i].key) = m->slots[i];
	m->slots = bigger;
	m->cap = cap;
}

bool
map_add(struct map *m, struct str key, const void *value)
{
	struct map_slot *s;

	must(value != NULL);
	if ((m->n + 1) * 2 > m->cap)
		grow(m);
	s = slot(m->slots, m->cap, key);
	if (s->value != NULL)
		return false;
	*s = (struct map_slot){ key, value };
	m->n++;
	return true;
}

const void *
map_get(const struct map *m, struct str key)
{
	return m->n == 0 ? NULL : slot(m->slots, m->cap, key)->value;
}
