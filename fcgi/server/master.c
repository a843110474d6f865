/* SPDX-License-Identifier: MIT */
/* master.c - the process that starts the others and does nothing else. */
#include "config.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>
#include "server/master.h"
#include "server/worker.h"
#include "sys/clock.h"
#include "sys/log.h"

enum { TICK_MS = 200, PATIENCE_MS = 5000, STATUS_WRONG = 2 };

static bool
prepare_socket(void)
{
	int on = 0, flags;
	socklen_t n = sizeof(on);

	if (getsockopt(LISTEN_FD, SOL_SOCKET, SO_ACCEPTCONN, &on, &n) != 0 ||
	    on == 0) {
		log_line(LOG_ERROR,
		    MSG("standard input must be a listening socket (see "
			"latchkeyd(8)); started by hand?"));
		return false;
	}
	/* Another worker may be faster after a wake-up. */
	flags = fcntl(LISTEN_FD, F_GETFL);
	if (flags == -1 ||
	    fcntl(LISTEN_FD, F_SETFL, flags | O_NONBLOCK) == -1) {
		log_line(LOG_ERROR, MSG("cannot use the listening socket"),
		    KVZ("error", strerror(errno)));
		return false;
	}
	return true;
}

static sigset_t
block_signals(void)
{
	static const int all[] = { SIGCHLD, SIGTERM, SIGINT, SIGQUIT, SIGHUP,
		SIGUSR1, SIGUSR2 };
	sigset_t set;

	(void)sigemptyset(&set);
	for (size_t i = 0; i < N_ELEM(all); i++)
		(void)sigaddset(&set, all[i]);
	(void)sigprocmask(SIG_SETMASK, &set, NULL);
	(void)signal(SIGPIPE, SIG_IGN);
	return set;
}

static void
stop(struct master *m)
{
	if (m->stopping)
		return;
	log_line(LOG_NOTE, MSG("stopping"), KVN("workers", kids_alive(m)));
	m->stopping = true;
	atomic_store(&m->board->stopping, 1);
	m->stop_at = clock_ms() + m->now->conf.stop_timeout * 1000;
	kids_tell(m, NULL);
}

static void
on_signal(struct master *m, int sig)
{
	if (sig == SIGTERM || sig == SIGINT || sig == SIGQUIT)
		stop(m);
	else if (sig == SIGHUP)
		m->reload = true;
	/* CHLD: looked after at every turn; USR1, USR2: nothing. */
}

/* Every signal that is pending, or one tick. */
static void
wait_signals(struct master *m, const sigset_t *set)
{
	struct timespec t = { .tv_nsec = TICK_MS * 1000000L };
	int sig;

	while ((sig = sigtimedwait(set, NULL, &t)) > 0) {
		on_signal(m, sig);
		t.tv_nsec = 0;
	}
}

static void
reload(struct master *m)
{
	m->reload = false;
	if (m->stopping)
		return;
	/* One step at a time; but one that does not come to life must not keep
	 * the administrator from mending it. */
	if (!m->now->ready && clock_ms() - m->now->loaded < PATIENCE_MS) {
		m->reload = true;
		return;
	}
	if (!gen_load(m)) {
		log_line(LOG_ERROR, MSG("reload failed, the old state stays"));
		return;
	}
	m->next_start = 0;
	log_line(LOG_NOTE, MSG("reloading"), KVN("generation", m->now->number),
	    KVN("workers", m->now->conf.workers));
}

static void
start_missing(struct master *m)
{
	int64_t have = 0;

	for (unsigned i = 0; i < SERVER_SLOTS; i++)
		have += m->kid[i].pid != 0 && m->kid[i].gen == m->now;
	for (unsigned i = 0; i < SERVER_SLOTS; i++) {
		if (have >= m->now->conf.workers || m->hopeless ||
		    clock_ms() < m->next_start)
			return;
		if (m->kid[i].pid != 0)
			continue;
		kid_start(m, i);
		have++;
	}
}

static void
tend_shedder(struct master *m)
{
	struct kid *s = &m->shedder;

	if (s->pid == 0 && clock_ms() >= m->next_start)
		shedder_start(m);
	else if (s->pid != 0 && s->gen != m->now && m->now->ready && !s->told) {
		s->told = true;
		(void)kill(s->pid, SIGTERM);
	}
}

/* The newest configuration could not start a worker. False: nor can any
 * other, there is nothing to serve with. */
static bool
give_up(struct master *m)
{
	kids_tell(m, m->now->older);
	if (m->now->alive > 0)
		return true;
	if (m->now->older == NULL)
		return false;
	if (m->shedder.gen == m->now)
		m->shedder.gen = NULL; /* to be replaced */
	gen_back(m);
	m->hopeless = false;
	return true;
}

/* True while there is something to do. */
static bool
turn(struct master *m)
{
	kids_reap(m);
	kids_watch(m);
	if (m->stopping) {
		if (!m->killing && clock_ms() >= m->stop_at) {
			m->killing = true;
			kids_kill(m);
		}
		return kids_alive(m) > 0;
	}
	if (m->hopeless)
		return give_up(m);
	if (m->reload)
		reload(m);
	start_missing(m);
	tend_shedder(m);
	if (m->now->ready)
		kids_tell(m, m->now);
	gen_forget(m);
	return true;
}

static int
run(struct master *m)
{
	const sigset_t set = block_signals();

	if (!prepare_socket() || !gen_load(m))
		return STATUS_WRONG;
	log_line(LOG_NOTE, MSG("starting"), KV("version", S(PACKAGE_VERSION)),
	    KVN("workers", m->now->conf.workers));
	while (turn(m))
		wait_signals(m, &set);
	if (m->shedder.pid != 0)
		(void)kill(m->shedder.pid, SIGKILL);
	log_line(LOG_NOTE, MSG("stopped"));
	return m->stopping ? 0 : STATUS_WRONG;
}

int
server_run(const struct server_app *app, const struct server_conf *from)
{
	struct arena *a = arena_new(4096);
	struct master *m = NEW(a, struct master);
	int rc;

	m->app = app;
	m->from = from;
	hold_init(&m->hold);
	park_init(&m->park);
	m->board = board_new(app->shared_size);
	if (m->board == NULL) {
		log_line(LOG_ERROR, MSG("no memory for the shared mapping"),
		    KVZ("error", strerror(errno)));
		return STATUS_WRONG;
	}
	rc = run(m);
	while (m->now != NULL) {
		struct generation *g = m->now;
		struct arena *ga = g->arena;

		m->now = g->older;
		if (app->forget != NULL)
			app->forget(g->model);
		arena_free(&ga);
	}
	arena_free(&a);
	return rc;
}

void
server_ask_reload(void)
{
	(void)kill(getppid(), SIGHUP);
}
