/* SPDX-License-Identifier: MIT */
/* clock.h - the time. */
#ifndef SYS_CLOCK_H
#define SYS_CLOCK_H
#include "base/base.h"

/* Milliseconds on CLOCK_MONOTONIC: the same for all processes of a host,
 * never 0, never backwards. */
int64_t clock_ms(void);
/* Microseconds since 1970-01-01T00:00:00Z. */
int64_t clock_unix_us(void);
/* Sleep; may return early when a signal is handled. */
void clock_sleep_ms(int64_t ms);
void clock_sleep_us(int64_t us);
#endif
