/* SPDX-License-Identifier: MIT */
/*
 * log.h - one line for one event, on standard error.
 *
 * A line is logfmt: <6>time=… level=info pid=12 msg="worker ready" slot=3
 * The number in front is the priority that journald understands. Values are
 * quoted and escaped, so that no client can forge a line; a long value is cut
 * and marked with "...". A line is one write of at most LOG_LINE bytes. When
 * it cannot be written it is dropped: the log never stops a request. Nobody
 * logs secrets, and nobody logs query strings.
 */
#ifndef SYS_LOG_H
#define SYS_LOG_H
#include "base/base.h"

enum { LOG_LINE = 4096, LOG_VALUE = 1024 };

/* The numbers are those of syslog(3). */
enum log_level {
	LOG_ERROR = 3,
	LOG_WARN = 4,
	LOG_NOTE = 5,
	LOG_INF = 6,
	LOG_DEBUGGING = 7
};
struct log_kv {
	const char *key;
	struct str text;
	int64_t num;
	bool is_num;
};
#define KV(k, v)  ((struct log_kv){ .key = (k), .text = (v) })
#define KVZ(k, v) ((struct log_kv){ .key = (k), .text = str_of(v) })
#define KVN(k, v)                                                              \
	((struct log_kv){ .key = (k), .num = (int64_t)(v), .is_num = true })
#define MSG(lit) KV("msg", S(lit))

/* log_line(LOG_INF, MSG("worker ready"), KVN("slot", n)); */
#define log_line(level, ...)                                                   \
	log_put((level), (const struct log_kv[]){ __VA_ARGS__, { 0 } })
void log_put(enum log_level, const struct log_kv *);
/* Lines of less weight than this are not written. Default: LOG_INF. The name
 * is one of error, warning, notice, info, debug; false when it is not. */
bool log_set_level(const char *name);
bool log_wants(enum log_level);
#endif
