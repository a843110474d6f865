/* SPDX-License-Identifier: MIT */
/* num.c - numbers to and from text. */
#include "config.h"
#include <math.h>
#include <stdlib.h>
#include "base/num.h"

size_t
num_put_u64(char *p, uint64_t u)
{
	static const char pairs[] = "00010203040506070809"
				    "10111213141516171819"
				    "20212223242526272829"
				    "30313233343536373839"
				    "40414243444546474849"
				    "50515253545556575859"
				    "60616263646566676869"
				    "70717273747576777879"
				    "80818283848586878889"
				    "90919293949596979899";
	char t[20];
	size_t i = sizeof(t);

	while (u >= 100) {
		i -= 2;
		memcpy(t + i, pairs + u % 100 * 2, 2);
		u /= 100;
	}
	if (u >= 10) {
		i -= 2;
		memcpy(t + i, pairs + u * 2, 2);
	} else {
		t[--i] = (char)('0' + u);
	}
	memcpy(p, t + i, sizeof(t) - i);
	return sizeof(t) - i;
}

size_t
num_put_i64(char *p, int64_t i)
{
	if (i >= 0)
		return num_put_u64(p, (uint64_t)i);
	*p = '-';
	return 1 + num_put_u64(p + 1, -(uint64_t)i);
}

bool
num_u64(struct str s, uint64_t *ret)
{
	uint64_t u = 0;

	if (s.n == 0)
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (!is_digit(s.p[i]) || __builtin_mul_overflow(u, 10u, &u) ||
		    __builtin_add_overflow(u, (uint64_t)(s.p[i] - '0'), &u))
			return false;
	*ret = u;
	return true;
}

bool
num_i64(struct str s, int64_t *ret)
{
	bool neg = s.n > 0 && s.p[0] == '-';
	uint64_t u;

	if (s.n > 0 && (s.p[0] == '-' || s.p[0] == '+'))
		s = str_skip(s, 1);
	if (!num_u64(s, &u) || u > (uint64_t)INT64_MAX + (neg ? 1 : 0))
		return false;
	*ret = neg ? (int64_t)(0 - u) : (int64_t)u;
	return true;
}

static size_t
digits(struct str s)
{
	size_t n = 0;

	while (n < s.n && is_digit(s.p[n]))
		n++;
	return n;
}

static bool
is_real(struct str s)
{
	size_t n;

	if (s.n > 0 && (s.p[0] == '-' || s.p[0] == '+'))
		s = str_skip(s, 1);
	if ((n = digits(s)) == 0)
		return false;
	s = str_skip(s, n);
	if (s.n > 0 && s.p[0] == '.') {
		if ((n = digits(str_skip(s, 1))) == 0)
			return false;
		s = str_skip(s, n + 1);
	}
	if (s.n > 0 && to_lower(s.p[0]) == 'e') {
		s = str_skip(s, 1);
		if (s.n > 0 && (s.p[0] == '-' || s.p[0] == '+'))
			s = str_skip(s, 1);
		if ((n = digits(s)) == 0)
			return false;
		s = str_skip(s, n);
	}
	return s.n == 0;
}

bool
num_f64(struct str s, double *ret)
{
	char z[512];

	/* A double needs at most 17 digits; 500 are already a joke. */
	if (s.n >= sizeof(z) || !is_real(s))
		return false;
	memcpy(z, s.p, s.n);
	z[s.n] = '\0';
	*ret = strtod(z, NULL);
	return isfinite(*ret);
}
