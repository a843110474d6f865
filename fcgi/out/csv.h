/* SPDX-License-Identifier: MIT */
/*
 * csv.h - text of a CSV cell (RFC 4180).
 *
 * A cell of text always stands in quotes, so that the empty text ("") and
 * null (nothing) stay apart. Bytes that are no UTF-8, and NUL, become U+FFFD.
 */
#ifndef OUT_CSV_H
#define OUT_CSV_H
#include "out/out.h"

/*
 * True when a spreadsheet might take the text for a formula: it begins with
 * = + - @, one of their full-width forms, a tab or a line break. A sign with
 * nothing but digits, blanks and points behind it is a number or a telephone
 * number, calculates nothing, and is not one.
 */
bool csv_is_formula(struct str);
/* "text" with quotes; what csv_is_formula() gets an apostrophe in front. */
void csv_text(struct out *, struct str);
#endif
