/* SPDX-License-Identifier: MIT */
/*
 * date.h - dates and times as OData writes them (ISO 8601), UTC only.
 *
 * The calendar is proleptic Gregorian. Fractions of a second are
 * microseconds, as MariaDB has them; more digits are read and dropped.
 */
#ifndef BASE_DATE_H
#define BASE_DATE_H
#include "base/base.h"

struct civil {
	int32_t year; /* 0..9999 */
	uint8_t month, day, hour, minute, second;
	uint32_t micro;
};

enum { DATE_MAX = 40 }; /* bytes of the longest text of the writers */

/* 2026-11-23; the whole text. False when it is no date of the calendar. */
bool date_parse(struct str, struct civil *ret);
/* 08:15[:30[.123456789012]]; second 60 is read as 59.999999. */
bool time_parse(struct str, struct civil *ret);
/* Date, "T", time, then "Z" or an offset: converted to UTC. */
bool datetime_parse(struct str, struct civil *ret);
/* [-]P[nD][T[nH][nM][n[.n]S]] to microseconds. */
bool duration_parse(struct str, int64_t *micros);

/* Days since 1970-01-01, and back. */
int64_t date_days(const struct civil *);
void date_of_days(int64_t days, struct civil *ret);
/* Seconds since 1970-01-01T00:00:00Z, and back (micro is left alone). */
int64_t datetime_unix(const struct civil *);
void datetime_of_unix(int64_t seconds, struct civil *ret);

/* Writers: no NUL, return the length. digits: of the fraction, 0..6. */
size_t date_put(char *p, const struct civil *);
size_t time_put(char *p, const struct civil *, unsigned digits);
size_t datetime_put(char *p, const struct civil *, unsigned digits);
/* P1DT2H3M4.5S; PT0S for nothing. */
size_t duration_put(char *p, int64_t micros);
#endif
