/* SPDX-License-Identifier: MIT */
/*
 * fault.c - the errors of MariaDB and Connector/C as ours.
 *
 * What is not in the table is a bug of ours: the statement should never have
 * been sent.
 */
#include "config.h"
#include "db/db_priv.h"

/* Seconds after which a client may come back. */
enum { SOON = 1, LATER = 5 };

static const char down[] = "The database is unavailable";
static const char busy[] = "The database is busy";
static const char changed[] = "The database has changed under this service; "
			      "it has to read its model anew";

static const char misfit[] = "A value does not fit a parameter or a column of "
			     "the database";

/* clang-format off */
static const struct fault_row {
	unsigned no;
	enum err_code code;
	unsigned retry_after;
	const char *msg; /* NULL: the default of the code */
} tab[] = {
	/* errno of the server, in ascending order */
	{ 1021, ERR_BUSY,       LATER, busy }, /* disk full */
	{ 1037, ERR_BUSY,       LATER, busy }, /* out of memory */
	{ 1038, ERR_BUSY,       LATER, busy }, /* out of sort memory */
	{ 1040, ERR_DB_DOWN,    SOON,  "The database has too many connections" },
	{ 1041, ERR_BUSY,       LATER, busy }, /* out of memory */
	{ 1044, ERR_DB_DOWN,    LATER, down }, /* no right on the database */
	{ 1045, ERR_DB_DOWN,    LATER, down }, /* wrong password */
	{ 1047, ERR_DB_DOWN,    SOON,  down }, /* Galera: not primary */
	{ 1049, ERR_DB_DOWN,    LATER, down }, /* no such database */
	{ 1053, ERR_DB_DOWN,    SOON,  down }, /* server shuts down */
	{ 1054, ERR_DB_DOWN,    SOON,  changed }, /* no such column */
	{ 1062, ERR_CONFLICT,   0,     "It exists already" },
	{ 1079, ERR_DB_DOWN,    SOON,  down }, /* server shuts down */
	{ 1114, ERR_BUSY,       LATER, busy }, /* temporary table full */
	{ 1116, ERR_LIMIT,      0,     "The request joins more than 61 tables, "
	                               "the limit of the database" },
	{ 1117, ERR_LIMIT,      0,     "The request selects more columns than "
	                               "the database can hold" },
	{ 1129, ERR_DB_DOWN,    LATER, down }, /* host blocked */
	{ 1130, ERR_DB_DOWN,    LATER, down }, /* host not allowed */
	{ 1139, ERR_BAD_LITERAL,0,     "The regular expression is malformed" },
	{ 1142, ERR_DB_DOWN,    SOON,  changed }, /* no right on the table */
	{ 1143, ERR_DB_DOWN,    SOON,  changed }, /* no right on the column */
	{ 1146, ERR_DB_DOWN,    SOON,  changed }, /* no such table */
	{ 1153, ERR_LIMIT,      0,     "A value is larger than "
	                               "max_allowed_packet of the database" },
	{ 1172, ERR_CONFLICT,   0,     "A function of the database found more "
	                               "than one row" },
	{ 1203, ERR_DB_DOWN,    SOON,  "The database has too many connections" },
	{ 1205, ERR_BUSY,       SOON,  busy }, /* lock wait */
	{ 1213, ERR_BUSY,       SOON,  busy }, /* deadlock */
	{ 1226, ERR_DB_DOWN,    SOON,  "The database has too many connections" },
	{ 1242, ERR_CONFLICT,   0,     "A function of the database found more "
	                               "than one row" },
	{ 1264, ERR_BAD_LITERAL,0,     misfit },
	{ 1265, ERR_BAD_LITERAL,0,     misfit },
	{ 1290, ERR_DB_DOWN,    LATER, "The database is read-only" },
	{ 1292, ERR_BAD_LITERAL,0,     misfit },
	{ 1301, ERR_LIMIT,      0,     "A value is larger than "
	                               "max_allowed_packet of the database" },
	{ 1305, ERR_DB_DOWN,    SOON,  changed }, /* no such function */
	{ 1317, ERR_DB_DOWN,    SOON,  "The database stopped the statement" },
	{ 1318, ERR_DB_DOWN,    SOON,  changed }, /* other parameters */
	{ 1356, ERR_DB_DOWN,    SOON,  changed }, /* a view without its table */
	{ 1365, ERR_BAD_REQUEST,0,     "Division by zero" },
	{ 1366, ERR_BAD_LITERAL,0,     misfit },
	{ 1370, ERR_DB_DOWN,    SOON,  changed }, /* no right on the function */
	{ 1390, ERR_LIMIT,      0,     "The request has too many values" },
	{ 1406, ERR_BAD_LITERAL,0,     misfit },
	{ 1424, ERR_LIMIT,      0,     "A function of the database calls itself" },
	{ 1436, ERR_LIMIT,      0,     "The request is nested too deeply" },
	{ 1449, ERR_DB_DOWN,    LATER, "The account that a function or view of the "
	                               "database runs as does not exist" },
	{ 1451, ERR_CONFLICT,   0,     NULL },
	{ 1452, ERR_CONFLICT,   0,     NULL },
	{ 1461, ERR_BUSY,       SOON,  "The database has too many prepared "
	                               "statements" },
	{ 1615, ERR_BUSY,       SOON,  busy }, /* prepared anew too often */
	{ 1690, ERR_BAD_REQUEST,0,     "A number is out of range, or a "
	                               "divisor is zero" },
	{ 1698, ERR_DB_DOWN,    LATER, down }, /* wrong password */
	{ 1792, ERR_INTERNAL,   0,     "A function of the database would write, "
	                               "and is not allowed to" },
	{ 1836, ERR_DB_DOWN,    LATER, "The database is read-only" },
	{ 1927, ERR_DB_DOWN,    SOON,  down }, /* connection killed */
	{ 1969, ERR_TIMEOUT,    0,     NULL }, /* max_statement_time */
	/* errno of the connector */
	{ 2002, ERR_DB_DOWN,    SOON,  down }, /* socket */
	{ 2003, ERR_DB_DOWN,    SOON,  down }, /* host */
	{ 2005, ERR_DB_DOWN,    LATER, down }, /* unknown host */
	{ 2006, ERR_DB_DOWN,    SOON,  down }, /* gone away */
	{ 2012, ERR_DB_DOWN,    SOON,  down }, /* handshake */
	{ 2013, ERR_DB_DOWN,    SOON,  down }, /* lost */
	{ 2020, ERR_LIMIT,      0,     "A value is too large to be read" },
	{ 2026, ERR_DB_DOWN,    LATER, down }, /* TLS */
	{ 2027, ERR_DB_DOWN,    SOON,  down }, /* malformed packet */
	{ 2055, ERR_DB_DOWN,    SOON,  down }, /* lost */
	{ 2057, ERR_DB_DOWN,    SOON,  changed }, /* other columns than before */
	{ 2061, ERR_DB_DOWN,    LATER, down }, /* authentication plugin */
	{ 3024, ERR_TIMEOUT,    0,     NULL }, /* MySQL's statement time */
	{ 4031, ERR_DB_DOWN,    SOON,  down }, /* idle too long */
};
/* clang-format on */

/* SIGNAL of a stored function: unhandled by whoever wrote it for that, or of
 * the class that is for people's own conditions. */
static bool
is_refusal(const char *state, unsigned no)
{
	return strncmp(state, "45", 2) == 0 || (no >= 1642 && no <= 1644);
}

/* The text was written for the caller. */
static struct err *
refusal(struct arena *a, unsigned no, const char *state, const char *text)
{
	struct err *e =
	    err_new_(a, ERR_BAD_REQUEST, S(""), ERR_NO_POS, __FILE__, __LINE__,
		"The function of the database refused: %s", text);

	e->cause = arena_strf(a, "%u (%s): %s", no, state, text);
	return e;
}

struct err *
fault(struct arena *a, unsigned no, const char *state, const char *text)
{
	struct fault_row row = { no, ERR_INTERNAL, 0, NULL };
	struct err *e;

	for (size_t i = 0; i < N_ELEM(tab); i++)
		if (tab[i].no == no)
			row = tab[i];
	if (row.msg == NULL)
		row.msg = err_default(row.code);
	if (is_refusal(state, no))
		return refusal(a, no, state, text);
	e = err_new_(
	    a, row.code, S(""), ERR_NO_POS, __FILE__, __LINE__, "%s", row.msg);
	e->retry_after = row.retry_after;
	e->cause = arena_strf(a, "%u (%s): %s", no, state, text);
	return e;
}

/* 2057 too: the rows of the altered table are still to come. */
bool
fault_lost(unsigned no)
{
	static const unsigned lost[] = { 1053, 1079, 1927, 2002, 2003, 2006,
		2012, 2013, 2026, 2027, 2055, 2057, 4031 };

	for (size_t i = 0; i < N_ELEM(lost); i++)
		if (lost[i] == no)
			return true;
	return false;
}
