/* SPDX-License-Identifier: MIT */
/*
 * map.h - names to pointers, built once, in an arena.
 *
 * Keys are views: they must live as long as the map. No removal.
 */
#ifndef BASE_MAP_H
#define BASE_MAP_H
#include "base/arena.h"

struct map_slot {
	struct str key;
	const void *value;
};
struct map {
	struct arena *arena;
	struct map_slot *slots;
	size_t n, cap;
};

struct map map_in(struct arena *);
/* False, and nothing changed, when the key is there already.
 * value must not be NULL. */
bool map_add(struct map *, struct str key, const void *value);
/* NULL when there is no such key. */
const void *map_get(const struct map *, struct str key);
#endif
