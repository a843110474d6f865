/* SPDX-License-Identifier: MIT */
/* auth.c - the state of one worker. */
#include "config.h"
#include <limits.h>
#include <sys/mman.h>
#include "auth/auth_priv.h"
#include "sys/clock.h"

enum { STATEMENTS = 32, LAG_MS = 500 };

size_t
auth_shared_size(void)
{
	return sizeof(struct shared);
}

void
auth_bury(void *shared, unsigned slot)
{
	shared_bury(shared, slot);
}

static struct shared *
shared_alone(void)
{
	void *p = mmap(NULL, sizeof(struct shared), PROT_READ | PROT_WRITE,
	    MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

	must(p != MAP_FAILED);
	return p;
}

/* Statements here touch one row by its key: what takes seconds will not end
 * well, and a request must not wait for it as long as for an export. The
 * database ends a statement by itself before we call it silent. */
static struct db *
connection(const struct conf *c, const struct secret *password)
{
	struct db_conf dc = {
		.socket = *c->db_socket != '\0' ? c->db_socket : NULL,
		.host = c->db_host,
		.port = (unsigned)c->db_port,
		.user = c->db_user,
		.password = password->p != NULL ? password->p : "",
		.database = c->own_schema,
		.connect_ms = (unsigned)c->db_timeout * 1000,
		.read_ms = (unsigned)c->db_timeout * 1000 + LAG_MS,
		.statement_ms = (unsigned)c->db_timeout * 1000,
		.statements = STATEMENTS,
	};

	return db_new(&dc);
}

struct err *
auth_new(struct arena *a, const struct conf *c, void *shared, unsigned slot,
    struct auth **ret)
{
	struct auth *au = NEW(a, struct auth);
	struct err *e;

	au->conf = c;
	au->slot = slot;
	au->own_shared = shared == NULL;
	e = keys_load(a, c->key_file, &au->keys);
	if (e == NULL && *c->db_password_file != '\0')
		e = secret_read(a, c->db_password_file, &au->db_password);
	if (e != NULL) {
		keys_free(&au->keys);
		return e;
	}
	au->sh = shared != NULL ? shared : shared_alone();
	au->db = connection(c, &au->db_password);
	*ret = au;
	return NULL;
}

void
auth_free(struct auth **au)
{
	if (*au == NULL)
		return;
	db_free(&(*au)->db);
	keys_free(&(*au)->keys);
	secret_free(&(*au)->db_password);
	if ((*au)->own_shared)
		must(munmap((*au)->sh, sizeof(struct shared)) == 0);
	*au = NULL;
}

struct err *
auth_try(struct arena *a, const struct conf *c)
{
	scoped(auth_free) struct auth *au = NULL;
	struct val cell;
	bool found;
	struct err *e;

	TRY(auth_new(a, c, NULL, 0, &au));
	e = sql_row(au, a, SQL_TOKEN_SAME,
	    VALS({ .kind = VAL_U64 }, VAL_OF_STR(S(""))), &cell, 1, &found);
	if (e != NULL && e->cause.n > 0)
		e->cause = arena_strf(a, "as %s, in schema %s: %.*s",
		    c->db_user, c->own_schema, STRF(e->cause));
	return e;
}

const struct keys *
auth_keys(const struct auth *au)
{
	return au->keys;
}

void
auth_after(struct auth *au, struct arena *a)
{
	struct str id = { au->used, au->nused };

	argon_trim(clock_ms());
	au->nused = 0;
	/* The next use after AUTH_USE_EVERY writes it again: a failure costs
	 * nothing but that minute. */
	if (id.n > 0) {
		struct err *lost =
		    sql_exec(au, a, SQL_TOKEN_USED, VALS(VAL_OF_STR(id)), NULL);

		(void)lost;
	}
}

uint64_t
key64(
    const struct auth *au, enum key_use use, const struct str *parts, size_t n)
{
	unsigned char mac[MAC_LEN];
	uint64_t v;

	keys_mac(au->keys, keys_version(au->keys), use, parts, n, mac);
	memcpy(&v, mac, sizeof(v));
	return v != 0 ? v : 1;
}

void
auth_metrics(const struct auth *au, struct buf *b)
{
	static const struct {
		const char *name, *label, *help; /* no help: as before */
	} tab[] = {
		[COUNT_HASH_LOGIN] = { "latchkey_argon2_total",
		    "{for=\"login\"}", "Argon2 hashes computed" },
		[COUNT_HASH_TOKEN] = { "latchkey_argon2_total",
		    "{for=\"token\"}", NULL },
		[COUNT_BUSY_LOGIN] = { "latchkey_argon2_busy_total",
		    "{for=\"login\"}",
		    "Requests refused for want of a permit" },
		[COUNT_BUSY_TOKEN] = { "latchkey_argon2_busy_total",
		    "{for=\"token\"}", NULL },
		[COUNT_TOKEN_GOOD] = { "latchkey_token_checks_total",
		    "{result=\"good\"}", "Tokens presented" },
		[COUNT_TOKEN_BAD] = { "latchkey_token_checks_total",
		    "{result=\"bad\"}", NULL },
	};
	_Static_assert(N_ELEM(tab) == COUNT__MAX, "a line for each");

	for (size_t i = 0; i < N_ELEM(tab); i++) {
		if (tab[i].help != NULL)
			buf_putf(b, "# HELP %s %s.\n# TYPE %s counter\n",
			    tab[i].name, tab[i].help, tab[i].name);
		buf_putf(b, "%s%s %llu\n", tab[i].name, tab[i].label,
		    (unsigned long long)atomic_load(&au->sh->count[i]));
	}
}
