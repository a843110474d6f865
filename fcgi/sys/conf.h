/* SPDX-License-Identifier: MIT */
/*
 * conf.h - the configuration: one table of keys (conf.def), one struct.
 *
 * A file has lines "key = value"; "#" begins a comment at the beginning of a
 * line or behind a blank; a value may stand in double quotes (no escapes).
 * Overrides have the same form, come from the command line and win. Secrets
 * are never values: the configuration names files that hold them.
 */
#ifndef SYS_CONF_H
#define SYS_CONF_H
#include "base/buf.h"

#define CONF_T_INT    int64_t
#define CONF_T_SIZE   int64_t
#define CONF_T_MS     int64_t
#define CONF_T_SEC    int64_t
#define CONF_T_BOOL   bool
#define CONF_T_STR    const char *
#define CONF_T_PATH   const char *
#define CONF_T_SECRET const char *

struct conf {
#define CONF(kind, name, def, min, max, help) CONF_T_##kind name;
#include "sys/conf.def"
#undef CONF
};

/* Fills *ret: defaults, then the file, then the overrides. file may be NULL.
 * Every problem becomes one line in problems ("file:line: key: what is
 * wrong, what is allowed"); false when there is one. Texts of *ret live in
 * the arena and are never NULL. workers and stream_workers are resolved:
 * never 0 afterwards. */
bool conf_load(struct arena *, const char *file, size_t n,
    const char *const *overrides, struct conf *ret,
    struct buf *problems) must_check;
/* The files that the configuration names: they exist, can be read, and
 * nobody else may read the secret ones. Problems as above. */
bool conf_files(const struct conf *, struct buf *problems) must_check;
/* The effective values, "key = value" lines that conf_load() reads back. */
void conf_print(const struct conf *, struct buf *);
/* The table for people: key, kind, default, range, help. */
void conf_help(struct buf *);
#endif
