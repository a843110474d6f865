/* SPDX-License-Identifier: MIT */
/* show.h - values as text for people: --explain, golden files, messages. */
#ifndef EDM_SHOW_H
#define EDM_SHOW_H
#include "base/buf.h"
#include "edm/val.h"

/* "str 'x'", "i64 5", "null" … */
void val_show(struct buf *, const struct val *);
#endif
