/* SPDX-License-Identifier: MIT */
/*
 * parse_priv.h - what the files of the parser share. Each function begins
 * at the cursor, skips no blanks in front, and leaves the cursor behind what
 * it read.
 */
#ifndef ODATA_PARSE_PRIV_H
#define ODATA_PARSE_PRIV_H
#include "odata/lex.h"

/* Where an option stands decides which ones are allowed. */
enum parse_where {
	WHERE_TOP = 1,
	WHERE_EXPAND = 2,
	WHERE_SELECT = 4,
	WHERE_REF = 8,    /* behind /$ref in $expand */
	WHERE_COUNT = 16, /* behind /$count in $expand and expressions */
	WHERE_STAR = 32   /* behind * in $expand */
};

struct err *parse_new(struct lex *, enum ast_kind, struct ast **ret) must_check;
struct err *
parse_new_seg(struct lex *, enum ast_seg_kind, struct ast_seg **ret) must_check;

/* commonExpr, any precedence. */
struct err *parse_common(struct lex *, struct ast **ret) must_check;

/* Reads a literal when one begins here; *ret stays NULL otherwise. */
struct err *parse_literal(struct lex *, struct ast **ret) must_check;
/* prefix is what stands before the quote at the cursor: duration, binary,
 * geometry, geography or a qualified enumeration type. */
struct err *parse_prefixed(struct lex *, const char *begin, struct str prefix,
    bool qualified, struct ast **ret) must_check;
/* 'text' with '' undone. */
struct err *parse_quoted(struct lex *, struct str *ret) must_check;
/* SRID=n;Point(…) and the like. False when malformed. */
bool parse_wkt_ok(struct str);

/* The forms of literals, for the message and the position of what is wrong:
 * the first byte that no literal of this form can go on with. text is what
 * has the form, begin where the literal begins. */
enum parse_form {
	FORM_GUID,
	FORM_DATE,
	FORM_TIME,
	FORM_DATETIME,
	FORM_NUMBER,
	FORM_DURATION,
	FORM_BINARY,
	FORM_ENUM,
	FORM_GEO
};
struct err *parse_malformed(
    struct lex *, const char *begin, struct str text, enum parse_form);
bool parse_is_guid(struct str);
/* 'member,7': names and numbers, separated by commas. */
bool parse_is_enum(struct str);

/* A path that begins with a name, $it, $this, $root or @; or a function. */
struct err *parse_member(struct lex *, struct ast **ret) must_check;
/* "@" name ["#" name] */
struct err *parse_annotation(struct lex *, struct ast_seg **ret) must_check;
/* ( args ), the cursor behind "(". constant: literals and aliases only. */
struct err *
parse_args(struct lex *, bool constant, struct ast_arg **ret) must_check;
/* [ … ] and { … } */
struct err *parse_json(struct lex *, struct ast **ret) must_check;
/* (a,b,c) behind in, the cursor at "(". */
struct err *parse_in_list(struct lex *, struct ast **ret) must_check;
/* parse_alias.c: an expression, or the list that "in" takes: (1,7). */
struct err *parse_alias_value(struct lex *, struct ast **ret) must_check;
/* A custom option that may be a parameter of a function. When its value is no
 * expression it is none: whatever that costs is taken back. */
void
parse_implicit(struct lex *, struct ast_options *, struct str name, long pos);

struct err *parse_search(struct lex *, struct ast_search **ret) must_check;
/* The items of $select and $expand. */
struct err *parse_select(struct lex *, struct ast_item **ret) must_check;
struct err *parse_expand(struct lex *, struct ast_item **ret) must_check;
/* ( opt;opt ), the cursor behind "(". */
struct err *parse_nested(
    struct lex *, enum parse_where, struct ast_options **ret) must_check;
/* One option at the top: name decoded, value encoded. */
struct err *parse_option(struct lex *, struct ast_options *, struct str name,
    long pos, struct str value, long value_pos, bool has_value) must_check;

struct err *parse_path(
    struct lex *, struct str path, long pos, struct ast_seg **ret) must_check;
/* "A, B)": names behind an opening parenthesis, appended at tail; what they are
 * is for the message. */
struct err *
parse_names(struct lex *, const char *what, struct ast_arg **tail) must_check;
#endif
