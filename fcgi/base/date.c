/* SPDX-License-Identifier: MIT */
/* date.c - ISO 8601 dates, times and durations. */
#include "config.h"
#include "base/date.h"
#include "base/num.h"

static bool
two(struct str *s, uint8_t max, uint8_t *ret)
{
	if (s->n < 2 || !is_digit(s->p[0]) || !is_digit(s->p[1]))
		return false;
	*ret = (uint8_t)((s->p[0] - '0') * 10 + (s->p[1] - '0'));
	*s = str_skip(*s, 2);
	return *ret <= max;
}

static bool
skip(struct str *s, char c)
{
	if (s->n == 0 || s->p[0] != c)
		return false;
	*s = str_skip(*s, 1);
	return true;
}

static bool
leap(int32_t y)
{
	return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
}

static bool
cut_date(struct str *s, struct civil *t)
{
	static const uint8_t days[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31,
		30, 31 };
	uint8_t hi, lo;

	if (!two(s, 99, &hi) || !two(s, 99, &lo) || !skip(s, '-') ||
	    !two(s, 12, &t->month) || t->month == 0 || !skip(s, '-') ||
	    !two(s, 31, &t->day) || t->day == 0)
		return false;
	t->year = hi * 100 + lo;
	return t->day <= days[t->month - 1] &&
	    (t->month != 2 || t->day < 29 || leap(t->year));
}

/* The digits behind the point; at most 12 are legal, 6 are kept. */
static bool
cut_fraction(struct str *s, uint32_t *micro)
{
	uint32_t unit = 100000;
	size_t n = 0;

	*micro = 0;
	for (; n < s->n && is_digit(s->p[n]); n++) {
		*micro += (uint32_t)(s->p[n] - '0') * unit;
		unit /= 10;
	}
	*s = str_skip(*s, n);
	return n >= 1 && n <= 12;
}

static bool
cut_time(struct str *s, struct civil *t)
{
	t->second = 0;
	t->micro = 0;
	if (!two(s, 23, &t->hour) || !skip(s, ':') || !two(s, 59, &t->minute))
		return false;
	if (!skip(s, ':'))
		return true;
	if (!two(s, 60, &t->second))
		return false;
	if (skip(s, '.') && !cut_fraction(s, &t->micro))
		return false;
	if (t->second == 60) { /* a leap second; MariaDB has none */
		t->second = 59;
		t->micro = 999999;
	}
	return true;
}

bool
date_parse(struct str s, struct civil *ret)
{
	*ret = (struct civil){ 0 };
	return cut_date(&s, ret) && s.n == 0;
}

bool
time_parse(struct str s, struct civil *ret)
{
	*ret = (struct civil){ 0 };
	return cut_time(&s, ret) && s.n == 0;
}

bool
datetime_parse(struct str s, struct civil *ret)
{
	uint8_t h, m;
	bool east;
	int64_t offset;

	*ret = (struct civil){ 0 };
	if (!cut_date(&s, ret) || (!skip(&s, 'T') && !skip(&s, 't')) ||
	    !cut_time(&s, ret))
		return false;
	if (s.n == 1 && (s.p[0] == 'Z' || s.p[0] == 'z'))
		return true;
	east = s.n > 0 && s.p[0] == '+';
	if ((!skip(&s, '+') && !skip(&s, '-')) || !two(&s, 14, &h) ||
	    !skip(&s, ':') || !two(&s, 59, &m) || s.n != 0)
		return false;
	offset = h * 3600 + m * 60;
	datetime_of_unix(datetime_unix(ret) + (east ? -offset : offset), ret);
	return ret->year >= 0 && ret->year <= 9999;
}

/* One "12H" or "1.5S"; *part moves on, so that units come in order, once. */
static bool
cut_part(struct str *s, bool time, size_t *part, int64_t *sum)
{
	static const struct {
		char unit;
		bool time;
		int64_t micros;
	} parts[] = { { 'D', false, 86400000000 }, { 'H', true, 3600000000 },
		{ 'M', true, 60000000 }, { 'S', true, 1000000 } };
	uint32_t micro = 0;
	uint64_t u;
	size_t n = 0;
	int64_t v;

	while (n < s->n && is_digit(s->p[n]))
		n++;
	if (!num_u64(str_head(*s, n), &u) || u > 1000000000000u)
		return false;
	*s = str_skip(*s, n);
	if (skip(s, '.') &&
	    (!cut_fraction(s, &micro) || s->n == 0 || s->p[0] != 'S'))
		return false;
	while (*part < N_ELEM(parts) &&
	    (s->n == 0 || s->p[0] != parts[*part].unit ||
		parts[*part].time != time))
		(*part)++;
	if (*part == N_ELEM(parts) ||
	    __builtin_mul_overflow((int64_t)u, parts[*part].micros, &v) ||
	    __builtin_add_overflow(*sum, v + micro, sum))
		return false;
	*s = str_skip(*s, 1);
	(*part)++;
	return true;
}

bool
duration_parse(struct str s, int64_t *micros)
{
	bool neg, time = false, any = false;
	int64_t sum = 0;
	size_t part = 0;

	neg = skip(&s, '-');
	if (!neg)
		(void)skip(&s, '+');
	if (!skip(&s, 'P'))
		return false;
	while (s.n > 0) {
		if (!time && skip(&s, 'T')) {
			time = true;
			any = false; /* something must follow the T */
			continue;
		}
		if (!cut_part(&s, time, &part, &sum))
			return false;
		any = true;
	}
	*micros = neg ? -sum : sum;
	return any;
}

/* Days from civil and back, by counting years from March so that the leap
 * day is the last of its year; eras of 400 years have 146097 days. */
int64_t
date_days(const struct civil *t)
{
	int64_t y = t->month <= 2 ? t->year - 1 : t->year;
	int64_t era = (y >= 0 ? y : y - 399) / 400;
	int64_t yoe = y - era * 400;
	int64_t doy =
	    (153 * (t->month + (t->month > 2 ? -3 : 9)) + 2) / 5 + t->day - 1;

	return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

void
date_of_days(int64_t days, struct civil *t)
{
	int64_t z = days + 719468;
	int64_t era = (z >= 0 ? z : z - 146096) / 146097;
	int64_t doe = z - era * 146097;
	int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int64_t mp = (5 * doy + 2) / 153;

	t->day = (uint8_t)(doy - (153 * mp + 2) / 5 + 1);
	t->month = (uint8_t)(mp < 10 ? mp + 3 : mp - 9);
	t->year = (int32_t)(yoe + era * 400 + (t->month <= 2));
}

int64_t
datetime_unix(const struct civil *t)
{
	return date_days(t) * 86400 + t->hour * 3600 + t->minute * 60 +
	    t->second;
}

void
datetime_of_unix(int64_t seconds, struct civil *t)
{
	int64_t days = seconds / 86400, rest = seconds % 86400;

	if (rest < 0) {
		rest += 86400;
		days--;
	}
	date_of_days(days, t);
	t->hour = (uint8_t)(rest / 3600);
	t->minute = (uint8_t)(rest / 60 % 60);
	t->second = (uint8_t)(rest % 60);
}

static size_t
put2(char *p, unsigned v)
{
	p[0] = (char)('0' + v / 10 % 10);
	p[1] = (char)('0' + v % 10);
	return 2;
}

/* Writes ".123" with so many digits; nothing for 0. */
static size_t
put_fraction(char *p, uint32_t micro, unsigned digits)
{
	if (digits == 0)
		return 0;
	p[0] = '.';
	for (unsigned i = 6; i > 0; i--) {
		if (i <= digits)
			p[i] = (char)('0' + micro % 10);
		micro /= 10;
	}
	return digits + 1;
}

size_t
date_put(char *p, const struct civil *t)
{
	size_t n = put2(p, (unsigned)t->year / 100);

	n += put2(p + n, (unsigned)t->year % 100);
	p[n++] = '-';
	n += put2(p + n, t->month);
	p[n++] = '-';
	return n + put2(p + n, t->day);
}

size_t
time_put(char *p, const struct civil *t, unsigned digits)
{
	size_t n = put2(p, t->hour);

	p[n++] = ':';
	n += put2(p + n, t->minute);
	p[n++] = ':';
	n += put2(p + n, t->second);
	return n + put_fraction(p + n, t->micro, digits);
}

size_t
datetime_put(char *p, const struct civil *t, unsigned digits)
{
	size_t n = date_put(p, t);

	p[n++] = 'T';
	n += time_put(p + n, t, digits);
	p[n++] = 'Z';
	return n;
}

static size_t
put_part(char *p, uint64_t v, char unit)
{
	size_t n;

	if (v == 0)
		return 0;
	n = num_put_u64(p, v);
	p[n++] = unit;
	return n;
}

static size_t
put_seconds(char *p, uint64_t micros)
{
	unsigned digits = 6;
	uint32_t micro = (uint32_t)(micros % 1000000);
	size_t n;

	if (micros == 0)
		return 0;
	for (uint32_t m = micro; digits > 0 && m % 10 == 0; m /= 10)
		digits--;
	n = num_put_u64(p, micros / 1000000);
	n += put_fraction(p + n, micro, digits);
	p[n++] = 'S';
	return n;
}

size_t
duration_put(char *p, int64_t micros)
{
	uint64_t u = micros < 0 ? -(uint64_t)micros : (uint64_t)micros;
	size_t n = 0, t;

	if (micros < 0)
		p[n++] = '-';
	p[n++] = 'P';
	n += put_part(p + n, u / 86400000000, 'D');
	u %= 86400000000;
	if (u > 0) {
		t = n;
		p[n++] = 'T';
		n += put_part(p + n, u / 3600000000, 'H');
		n += put_part(p + n, u / 60000000 % 60, 'M');
		n += put_seconds(p + n, u % 60000000);
		must(n > t + 1);
	} else if (micros == 0) {
		memcpy(p + n, "T0S", 3);
		n += 3;
	}
	return n;
}
