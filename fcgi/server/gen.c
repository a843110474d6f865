/* SPDX-License-Identifier: MIT */
/* gen.c - generations: a configuration and what was made from it. */
#include "config.h"
#include "server/master.h"
#include "sys/clock.h"
#include "sys/log.h"

enum { GEN_BLOCK = 64 * 1024, PROBLEMS_MAX = 64 * 1024 };

static void
log_problems(struct str text)
{
	struct str line;

	while (text.n > 0) {
		(void)str_cut(text, '\n', &line, &text);
		log_line(LOG_ERROR, MSG("configuration"), KV("problem", line));
	}
}

static bool
fill(struct master *m, struct generation *g)
{
	struct buf problems = buf_in(g->arena, PROBLEMS_MAX);
	struct server_env env = { &g->conf, m->board->app, 0,
		S(PACKAGE_NAME "/" PACKAGE_VERSION) };
	struct err *e;

	if (!conf_load(g->arena, m->from->file, m->from->noverrides,
		m->from->overrides, &g->conf, &problems) ||
	    !conf_files(&g->conf, &problems)) {
		log_problems(buf_str(&problems));
		return false;
	}
	(void)log_set_level(g->conf.log_level);
	if (m->app->prepare == NULL)
		return true;
	e = m->app->prepare(&env, g->arena, &g->model);
	if (e != NULL) {
		struct str first, rest;

		(void)str_cut(e->msg, '\n', &first, &rest);
		log_problems(rest);
		log_line(LOG_ERROR, MSG("cannot start"), KV("error", first),
		    KV("target", e->target), KV("cause", e->cause));
	}
	return e == NULL;
}

bool
gen_load(struct master *m)
{
	struct arena *a = arena_new(GEN_BLOCK);
	struct generation *g = NEW(a, struct generation);

	g->arena = a;
	g->older = m->now;
	g->number = m->now == NULL ? 1 : m->now->number + 1;
	if (!fill(m, g)) {
		arena_free(&a);
		if (m->now != NULL)
			(void)log_set_level(m->now->conf.log_level);
		return false;
	}
	g->loaded = clock_ms();
	m->now = g;
	board_count(m->board, COUNT_RELOADS, 1);
	return true;
}

static void
drop(struct master *m, struct generation *g)
{
	struct arena *a = g->arena;

	if (m->app->forget != NULL)
		m->app->forget(g->model);
	arena_free(&a);
}

void
gen_forget(struct master *m)
{
	struct generation **at = &m->now->older;

	/* The one before the newest stays until the newest has proved itself:
	 * gen_back() may need it. */
	while (*at != NULL) {
		struct generation *g = *at;

		if (g->alive > 0 || !m->now->ready) {
			at = &g->older;
			continue;
		}
		*at = g->older;
		drop(m, g);
	}
}

void
gen_back(struct master *m)
{
	struct generation *bad = m->now;

	must(bad->older != NULL && bad->alive == 0);
	m->now = bad->older;
	(void)log_set_level(m->now->conf.log_level);
	log_line(LOG_ERROR,
	    MSG("the new configuration does not work, the old one stays"),
	    KVN("generation", m->now->number));
	drop(m, bad);
}
