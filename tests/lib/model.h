/* SPDX-License-Identifier: MIT */
/*
 * model.h - a model from a few lines of text, for tests.
 *
 * Words are separated by blanks, "#" begins a comment. A line is one of
 *
 *	ns NAME                          namespace, "Crm" without it
 *	db NAME                          database, "crm" without it
 *	set NAME TABLE [view] [versioned]
 *	PROPERTY TYPE [WORD]…            of the set above
 *	nav SET.NAME one|many [null] TARGET FROM=TO… [via LINKSET FROM=TO…]
 *	    [partner NAME] [dependent]
 *
 *	text SET N PROPERTY…             FULLTEXT key, N: shortest word in it;
 *	                                 0: no key, the columns of $search
 *
 *	function NAME TYPE ROUTINE [on=SET] [COLUMN|NAME:TYPE]…
 *	                                 a stored function: a word for each
 *	                                 argument, a column of SET or what the
 *	                                 client gives; overloads together
 *
 * TYPE is int8 uint8 int16 uint16 int32 uint32 int64 uint64 bool single
 * double decimal(P,S) string string(N) binary binary(N) date time duration
 * datetime datetime(P) guid year inet bit(N) json geometry point earthpoint,
 * enum:NAME(a,b,…) or set:NAME(a,b,…); a member may be written name=value.
 * WORD is key (in the order of the key), null, large, exact, computed,
 * indexed, zero (zero dates are null), column=NAME or max=HEX (the largest
 * code point of the column's character set). With "via" the FROM=TO
 * before it lead to the link table and those behind it from there to TARGET.
 */
#ifndef TESTS_MODEL_H
#define TESTS_MODEL_H
#include "edm/edm.h"

/* Aborts the test with a message when the text is wrong. */
const struct edm_model *model_of(struct arena *, struct str text);
#endif
