/* SPDX-License-Identifier: MIT */
/* clock.c - the time. */
#include "config.h"
#include <time.h>
#include "sys/clock.h"

int64_t
clock_ms(void)
{
	struct timespec t;

	must(clock_gettime(CLOCK_MONOTONIC, &t) == 0);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000 + 1;
}

int64_t
clock_unix_us(void)
{
	struct timespec t;

	must(clock_gettime(CLOCK_REALTIME, &t) == 0);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

void
clock_sleep_us(int64_t us)
{
	const struct timespec t = { .tv_sec = (time_t)(us / 1000000),
		.tv_nsec = (long)(us % 1000000) * 1000 };

	(void)nanosleep(&t, NULL);
}

void
clock_sleep_ms(int64_t ms)
{
	clock_sleep_us(ms * 1000);
}
