/* SPDX-License-Identifier: MIT */
/* confval.h - values of the configuration to and from text; for conf.c. */
#ifndef SYS_CONFVAL_H
#define SYS_CONFVAL_H
#include "sys/conf.h"

enum conf_kind {
	CONF_INT,
	CONF_SIZE,
	CONF_MS,
	CONF_SEC,
	CONF_BOOL,
	CONF_STR,
	CONF_PATH,
	CONF_SECRET,
	CONF__MAX
};
struct conf_key {
	const char *name;
	enum conf_kind kind;
	const char *def;
	int64_t min, max;
	const char *help;
	size_t offset; /* in struct conf */
};
extern const struct conf_key conf_keys[];
extern const size_t conf_nkeys;

/* Reads text into the field; NULL, or why not, in the arena. */
const char *conf_set(
    struct arena *, const struct conf_key *, struct str text, struct conf *);
/* What a value of this key may be: "a number of seconds from 1 to 300". */
const char *conf_allowed(struct arena *, const struct conf_key *);
/* The field as text. */
void conf_put(struct buf *, const struct conf_key *, const struct conf *);
const char *conf_text(const struct conf_key *, const struct conf *);
#endif
