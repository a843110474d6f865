/* SPDX-License-Identifier: MIT */
/*
 * real.c - the shortest text of a floating point number.
 *
 * What people keep in databases lies between 0.0001 and 10^15. There a power
 * of ten is an exact double, fma() gives what the product with it lost, and
 * so the nearest decimal of 15, 16 or 17 digits is found, and judged, without
 * printing and reading it back: a tenth of the time. The rest is printed.
 */
#include "config.h"
#include <math.h>
#include <stdio.h>
#include "base/num.h"

static const double tens[] = { 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9,
	1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21,
	1e22 };
#define LEAST 1e-4 /* below, %g writes an exponent */

/* digits / 10^scale, without zeros at its end. */
static size_t
put_scaled(char *p, uint64_t digits, unsigned scale)
{
	char t[NUM_MAX];
	size_t n, whole, zeros;

	for (; scale > 0 && digits % 10 == 0; scale--)
		digits /= 10;
	n = num_put_u64(t, digits);
	if (scale == 0) {
		memcpy(p, t, n);
		return n;
	}
	whole = n > scale ? n - scale : 0;
	zeros = n > scale ? 0 : scale - n;
	*p = '0';
	memcpy(p, t, whole);
	p += whole > 0 ? whole : 1;
	*p++ = '.';
	memset(p, '0', zeros);
	memcpy(p + zeros, t + whole, n - whole);
	return (whole > 0 ? whole : 1) + 1 + zeros + n - whole;
}

/* The nearest decimal of least digits, or more up to most, that lies closer
 * to d than half of the way to the next number of so many bits. */
static size_t
put_nearest(char *p, double d, int bits, unsigned least, unsigned most)
{
	int exponent;
	/* Below a power of two the numbers are twice as dense. */
	double half = frexp(d, &exponent) > 0.5 ? 0.5 : 0.25;
	unsigned k = 0;

	half = ldexp(half, exponent - bits);
	while (d * tens[k + 1] < tens[least])
		k++;
	for (unsigned digits = least;; digits++, k++) {
		const double x = d * tens[k], lost = fma(d, tens[k], -x);
		const int64_t base = (int64_t)x;
		const double rest = x - (double)base + lost;
		double up = floor(rest + 0.5);

		if (up - rest >= 0.5 && (base + (int64_t)up) % 2 != 0)
			up--; /* half way: to the even one, as printf does */
		if (digits == most || fabs(up - rest) < half * tens[k])
			return put_scaled(p, (uint64_t)(base + (int64_t)up), k);
	}
}

/* Locale-free: the program never calls setlocale(), so "." is the point. */
static size_t
put_printed(char *p, double d, int digits)
{
	int n = snprintf(p, NUM_MAX, "%.*g", digits, d);

	must(n > 0 && n < NUM_MAX);
	return (size_t)n;
}

size_t
num_put_f64(char *p, double d)
{
	const size_t sign = signbit(d) ? 1 : 0;
	double back;
	size_t n;

	must(isfinite(d));
	if (d > -1e15 && d < 1e15 && (double)(int64_t)d >= d &&
	    (double)(int64_t)d <= d && !(signbit(d) && d >= 0))
		return num_put_i64(p, (int64_t)d);
	if (fabs(d) >= LEAST && fabs(d) < 1e15) {
		*p = '-';
		return sign + put_nearest(p + sign, fabs(d), 53, 15, 17);
	}
	for (int digits = 15; digits < 17; digits++) {
		n = put_printed(p, d, digits);
		if (num_f64((struct str){ p, n }, &back) && back >= d &&
		    back <= d)
			return n;
	}
	return put_printed(p, d, 17);
}

size_t
num_put_f32(char *p, float f)
{
	const size_t sign = signbit(f) ? 1 : 0;
	double back;
	size_t n;

	must(isfinite(f));
	if (fabs((double)f) >= LEAST && fabs((double)f) < 1e6) {
		*p = '-';
		return sign + put_nearest(p + sign, fabs((double)f), 24, 6, 9);
	}
	for (int digits = 6; digits < 9; digits++) {
		n = put_printed(p, (double)f, digits);
		if (num_f64((struct str){ p, n }, &back) && (float)back >= f &&
		    (float)back <= f)
			return n;
	}
	return put_printed(p, (double)f, 9);
}
