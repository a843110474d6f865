/* SPDX-License-Identifier: MIT */
/*
 * json.h - JSON text, written straight into an out (RFC 8259).
 *
 * Escapes what must be escaped and nothing more: ", \ and controls. Invalid
 * UTF-8 (a latin1 byte smuggled into a column) becomes U+FFFD, so the
 * document is always valid.
 */
#ifndef OUT_JSON_H
#define OUT_JSON_H
#include "out/out.h"

/* "text" with quotes. */
void json_str(struct out *, struct str);
/* The inside of a string: for text that comes in pieces, none of which may
 * end within a character. */
void json_inner(struct out *, struct str);
void json_i64(struct out *, int64_t);
void json_u64(struct out *, uint64_t);
/* Shortest form; "INF", "-INF", "NaN" as strings (OData JSON §7.1). */
void json_f64(struct out *, double);
void json_f32(struct out *, float);
void json_bool(struct out *, bool);
/* "name": with quotes and colon; name needs no escape checks of the caller. */
void json_key(struct out *, struct str name);
#endif
