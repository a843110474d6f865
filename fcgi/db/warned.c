/* SPDX-License-Identifier: MIT */
/*
 * warned.c - warnings that mean wrong rows.
 *
 * The number of warnings comes with the end of the rows. Only a statement with
 * a regular expression in it looks at the number, and only when it is not zero
 * asks what they are.
 */
#include "config.h"
#include <stdlib.h>
#include "db/db_priv.h"

enum { REGEXP_FAILED = 1139 };

static struct err *
gave_up(struct arena *a, const char *text)
{
	struct err *e = ERR(a, LIMIT, S(""),
	    "A regular expression takes more steps for a text than the "
	    "database allows");

	e->cause = arena_strf(a, "%d: %s", REGEXP_FAILED, text);
	return e;
}

/* The server keeps max_error_count of the warnings. Where it counted more, one
 * of the others may be the one. */
static struct err *
look(struct arena *a, MYSQL_RES *res, unsigned counted)
{
	MYSQL_ROW row;
	unsigned kept = 0;

	for (; (row = mysql_fetch_row(res)) != NULL; kept++)
		if (strtoul(row[1], NULL, 10) == REGEXP_FAILED)
			return gave_up(a, row[2]);
	return kept < counted ? gave_up(a, "too many warnings") : NULL;
}

/* The connector keeps the number that comes before the rows, and drops the one
 * behind them; it stands in the packet that ended them. False: that packet is
 * none that we know, so the number is not known. */
static bool
warnings(const struct db *db, unsigned *ret)
{
	const unsigned char *p = db->my->net.read_pos;

	*ret = p[0] == 0xfe ? p[1] | (unsigned)p[2] << 8 : 0;
	return p[0] == 0xfe;
}

struct err *
stmt_warned(struct db *db, struct arena *a)
{
	unsigned counted, no;
	const bool known = warnings(db, &counted);
	MYSQL_RES *res = NULL;
	struct err *e;

	if (known && counted == 0)
		return NULL;
	db->sent++;
	if (mysql_query(db->my, "SHOW WARNINGS") == 0)
		res = mysql_store_result(db->my);
	if (res == NULL) {
		no = mysql_errno(db->my);
		e = fault(a, no, mysql_sqlstate(db->my), mysql_error(db->my));
		if (fault_lost(no))
			db_drop(db);
		return e;
	}
	e = look(a, res, counted);
	mysql_free_result(res);
	return e;
}
