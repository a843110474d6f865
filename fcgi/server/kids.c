/* SPDX-License-Identifier: MIT */
/* kids.c - starting, watching and burying child processes. */
#include "config.h"
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include "server/master.h"
#include "server/worker.h"
#include "sys/clock.h"
#include "sys/log.h"

#define LOAD(x) atomic_load_explicit(&(x), memory_order_relaxed)

enum {
	BACKOFF_MS = 100,
	BACKOFF_MAX_MS = 5000,
	CANNOT_START = 2 /* exit status */
};

static pid_t master_pid;
static unsigned orphan_grace; /* seconds */

/* The master was killed: finish the request, but not for ever. HUP from
 * anybody else (killall -HUP) means nothing to a child. */
static void
on_hup(int sig)
{
	const int saved = errno;

	(void)sig;
	if (getppid() != master_pid) {
		(void)alarm(orphan_grace);
		(void)kill(getpid(), SIGTERM);
	}
	errno = saved;
}

static void
child_signals(const struct conf *c, pid_t master)
{
	struct sigaction sa = { .sa_handler = on_hup, .sa_flags = SA_RESTART };
	sigset_t open;

	master_pid = master;
	orphan_grace = (unsigned)c->stop_timeout + 1;
	(void)sigemptyset(&sa.sa_mask);
	(void)sigaction(SIGHUP, &sa, NULL);
	(void)sigemptyset(&open);
	(void)sigaddset(&open, SIGHUP);
	(void)sigaddset(&open, SIGALRM);
	(void)sigaddset(&open, SIGCHLD);
	(void)sigprocmask(SIG_UNBLOCK, &open, NULL);
	(void)prctl(PR_SET_PDEATHSIG, SIGHUP);
	if (getppid() != master) /* it died before the line above */
		_exit(0);
}

static pid_t
spawn(struct master *m, int (*run)(const struct worker_conf *), unsigned slot)
{
	const struct worker_conf w = { m->app, &m->now->conf, m->board,
		m->now->model, slot, m->hold.to, &m->park };
	const pid_t master = getpid();
	const pid_t pid = fork();

	if (pid == 0) {
		child_signals(w.conf, master);
		hold_close(&m->hold);
		/* not _exit: sanitizers and coverage report at exit */
		exit(run(&w));
	}
	if (pid == -1) {
		log_line(LOG_ERROR, MSG("cannot fork"),
		    KVZ("error", strerror(errno)));
		m->next_start = clock_ms() + BACKOFF_MAX_MS / 5;
	}
	return pid;
}

void
kid_start(struct master *m, unsigned slot)
{
	struct board_slot *s = &m->board->slot[slot];
	const uint64_t seq = LOAD(s->seq);
	pid_t pid;

	atomic_store(&s->state, (uint32_t)SLOT_STARTING);
	pid = spawn(m, worker_run, slot);
	if (pid == -1) {
		board_bury(m->board, slot);
		return;
	}
	atomic_store(&s->pid, (int32_t)pid);
	m->kid[slot] = (struct kid){ .pid = pid, .gen = m->now, .seq = seq };
	m->now->alive++;
	board_count(m->board, COUNT_STARTED, 1);
	log_line(LOG_INF, MSG("worker started"), KVN("worker", pid),
	    KVN("slot", slot), KVN("generation", m->now->number));
}

void
shedder_start(struct master *m)
{
	const pid_t pid = spawn(m, shed_run, SERVER_SLOTS);

	if (pid > 0)
		m->shedder = (struct kid){ .pid = pid, .gen = m->now };
}

/* served: it died in or after a request, so the next worker will work. */
static void
back_off(struct master *m, bool served)
{
	int64_t wait = BACKOFF_MS;

	if (served) {
		m->fails = 0;
		return;
	}
	for (unsigned i = 0; i < m->fails && wait < BACKOFF_MAX_MS; i++)
		wait *= 2;
	m->fails++;
	m->next_start =
	    clock_ms() + (wait < BACKOFF_MAX_MS ? wait : BACKOFF_MAX_MS);
}

static void
crashed(struct master *m, unsigned slot, const struct kid *k, int status)
{
	const struct board_slot *s = &m->board->slot[slot];
	char copy[BOARD_LINE];

	board_count(m->board, COUNT_CRASHED, 1);
	log_line(LOG_ERROR, MSG("worker died"), KVN("worker", k->pid),
	    KVZ("how", WIFSIGNALED(status) ? "signal" : "exit"),
	    KVN("status",
		WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status)),
	    KV("request",
		LOAD(s->start) != 0 ? board_line_of(s, copy) : S("")));
	back_off(m, LOAD(s->seq) != k->seq);
}

static void
ended(struct master *m, unsigned slot, int status)
{
	struct kid k = m->kid[slot];
	const bool in_order = WIFEXITED(status) && WEXITSTATUS(status) == 0;

	if (in_order)
		log_line(LOG_INF, MSG("worker ended"), KVN("worker", k.pid));
	else if (!m->killing)
		crashed(m, slot, &k, status);
	if (m->app->bury != NULL)
		m->app->bury(m->board->app, slot);
	board_bury(m->board, slot);
	m->kid[slot] = (struct kid){ 0 };
	hold_dead(&m->hold, slot);
	k.gen->alive--;
	if (WIFEXITED(status) && WEXITSTATUS(status) == CANNOT_START &&
	    k.gen == m->now && !k.gen->ready)
		m->hopeless = true;
}

void
kids_reap(struct master *m)
{
	int status;
	pid_t pid;

	hold_receive(&m->hold); /* before a slot gets another worker */
	while ((pid = waitpid(-1, &status, WNOHANG)) > 0) {
		if (pid == m->shedder.pid) {
			if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
				back_off(m, false);
			m->shedder = (struct kid){ 0 };
			continue;
		}
		for (unsigned i = 0; i < SERVER_SLOTS; i++) {
			if (m->kid[i].pid == pid)
				ended(m, i, status);
		}
	}
}

void
kids_tell(struct master *m, const struct generation *keep)
{
	for (unsigned i = 0; i < SERVER_SLOTS; i++) {
		struct kid *k = &m->kid[i];

		if (k->pid == 0 || k->told || k->gen == keep)
			continue;
		k->told = true;
		(void)kill(k->pid, SIGTERM);
	}
}

void
kids_kill(struct master *m)
{
	char copy[BOARD_LINE];

	for (unsigned i = 0; i < SERVER_SLOTS; i++) {
		const struct board_slot *s = &m->board->slot[i];

		if (m->kid[i].pid == 0)
			continue;
		log_line(LOG_WARN, MSG("worker killed: stop_timeout is over"),
		    KVN("worker", m->kid[i].pid),
		    KV("request", board_line_of(s, copy)));
		(void)kill(m->kid[i].pid, SIGKILL);
	}
	if (m->shedder.pid != 0)
		(void)kill(m->shedder.pid, SIGKILL);
}

static void
overrun(struct master *m, unsigned slot, struct str what, int64_t ms)
{
	const struct board_slot *s = &m->board->slot[slot];
	char copy[BOARD_LINE];

	log_line(LOG_ERROR, MSG("worker killed: its request overruns a limit"),
	    KVN("worker", m->kid[slot].pid), KV("limit", what), KVN("ms", ms),
	    KV("request", board_line_of(s, copy)));
	board_count(m->board, COUNT_WATCHDOG, 1);
	(void)kill(m->kid[slot].pid, SIGKILL);
}

void
kids_watch(struct master *m)
{
	const int64_t now = clock_ms();

	for (unsigned i = 0; i < SERVER_SLOTS; i++) {
		const struct board_slot *s = &m->board->slot[i];
		const struct kid *k = &m->kid[i];
		const uint64_t seq = atomic_load(&s->seq);
		const int64_t start = LOAD(s->start);
		const int64_t idle = now - LOAD(s->progress);

		hold_check(&m->hold, i, seq, start != 0);
		if (k->pid == 0)
			continue;
		if (LOAD(s->state) == SLOT_IDLE || start != 0)
			k->gen->ready = true;
		/* seq: it may have begun the next request in the meantime */
		if (start == 0 || atomic_load(&s->seq) != seq)
			continue;
		if (now - start > k->gen->conf.stream_timeout * 1000)
			overrun(m, i, S("stream_timeout"), now - start);
		else if (idle > k->gen->conf.request_timeout * 1000)
			overrun(m, i, S("request_timeout"), idle);
	}
}

unsigned
kids_alive(const struct master *m)
{
	unsigned n = 0;

	for (unsigned i = 0; i < SERVER_SLOTS; i++)
		n += m->kid[i].pid != 0;
	return n;
}
