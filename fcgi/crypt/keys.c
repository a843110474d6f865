/* SPDX-License-Identifier: MIT */
/* keys.c - reads and makes the key file. */
#include "config.h"
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include "base/b64.h"
#include "base/num.h"
#include "crypt/keys.h"
#include "crypt/random.h"
#include "crypt/secret.h"

struct version {
	bool mac_there, pepper_there;
	struct mac *use[KEY__MAX];
};
struct keys {
	struct version v[KEYS_VERSIONS + 1]; /* 0 is not used */
	unsigned highest;
	struct secret peppers; /* MAC_KEY_LEN for each version */
};

/* What each key is derived with; never change one. */
static const struct str labels[] = {
	[KEY_TAG] = { "latchkey tag", 12 },
	[KEY_VERIFIED] = { "latchkey verified", 17 },
	[KEY_ROW] = { "latchkey row", 12 },
	[KEY_SESSION] = { "latchkey session", 16 },
	[KEY_CSRF] = { "latchkey csrf", 13 },
	[KEY_THROTTLE] = { "latchkey throttle", 17 },
	[KEY_PAGE] = { "latchkey page", 13 },
	[KEY_DELTA] = { "latchkey delta", 14 },
};
_Static_assert(N_ELEM(labels) == KEY__MAX, "a label for each use");

static void
derive(struct version *v, const unsigned char *key)
{
	unsigned char derived[MAC_LEN];
	struct mac *m = mac_new(key);

	for (unsigned u = 0; u < KEY__MAX; u++) {
		mac_parts(m, &labels[u], 1, derived);
		v->use[u] = mac_new(derived);
	}
	secret_wipe(derived, sizeof(derived));
	mac_free(&m);
	v->mac_there = true;
}

static bool
word(struct str *line, struct str *ret)
{
	*line = str_trim(*line);
	(void)str_cut(*line, ' ', ret, line);
	return ret->n > 0;
}

/* False: malformed. */
static bool
read_line(struct keys *k, struct str line)
{
	struct str no, kind, text;
	unsigned char key[64];
	size_t n = 0;
	int64_t i;
	bool ok = false;

	if (!word(&line, &no) || !word(&line, &kind) || !word(&line, &text) ||
	    str_trim(line).n > 0 || !num_i64(no, &i) || i < 1 ||
	    i > KEYS_VERSIONS || text.n > sizeof(key) ||
	    !b64_get_into(text, (char *)key, &n) || n != MAC_KEY_LEN)
		return false;
	if (str_eq(kind, S("mac")) && !k->v[i].mac_there) {
		derive(&k->v[i], key);
		ok = true;
	} else if (str_eq(kind, S("pepper")) && !k->v[i].pepper_there) {
		memcpy(k->peppers.p + i * MAC_KEY_LEN, key, MAC_KEY_LEN);
		ok = k->v[i].pepper_there = true;
	}
	secret_wipe(key, sizeof(key));
	if (ok && k->highest < (unsigned)i)
		k->highest = (unsigned)i;
	return ok;
}

static struct err *
read_keys(struct arena *a, struct keys *k, const char *path, struct str text)
{
	unsigned n = 0;

	while (text.n > 0) {
		struct str line;

		(void)str_cut(text, '\n', &line, &text);
		line = str_trim(line);
		n++;
		if (line.n > 0 && line.p[0] != '#' && !read_line(k, line))
			return ERR(a, INTERNAL, str_of(path),
			    "%s:%u: is not \"VERSION mac|pepper KEY\" with a "
			    "key of 32 bytes",
			    path, n);
	}
	for (unsigned v = 1; v <= KEYS_VERSIONS; v++) {
		if (k->v[v].mac_there != k->v[v].pepper_there)
			return ERR(a, INTERNAL, str_of(path),
			    "%s: version %u lacks a key", path, v);
	}
	if (k->highest == 0)
		return ERR(a, INTERNAL, str_of(path), "%s: holds no key", path);
	return NULL;
}

struct err *
keys_load(struct arena *a, const char *path, struct keys **ret)
{
	scoped(secret_free) struct secret file = { 0 };
	scoped(keys_free) struct keys *k = NULL;
	struct secret own;

	if (path == NULL || *path == '\0')
		return ERR(a, INTERNAL, S("key_file"), "key_file is not set");
	TRY(secret_read(a, path, &file));
	own = secret_new(sizeof(*k));
	k = (struct keys *)(void *)own.p;
	k->peppers = secret_new((KEYS_VERSIONS + 1) * MAC_KEY_LEN);
	TRY(read_keys(a, k, path, secret_str(&file)));
	*ret = k;
	k = NULL;
	return NULL;
}

void
keys_free(struct keys **k)
{
	struct secret own;

	if (*k == NULL)
		return;
	for (unsigned v = 0; v <= KEYS_VERSIONS; v++) {
		for (unsigned u = 0; u < KEY__MAX; u++)
			mac_free(&(*k)->v[v].use[u]);
	}
	secret_free(&(*k)->peppers);
	own = secret_around(*k, sizeof(**k));
	secret_free(&own);
	*k = NULL;
}

static void
put_key(struct secret *s, unsigned version, struct str label)
{
	unsigned char key[MAC_KEY_LEN];

	random_bytes(key, sizeof(key));
	s->p[s->n++] = (char)('0' + version);
	memcpy(s->p + s->n, label.p, label.n);
	s->n += label.n;
	s->n += b64url_put(
	    s->p + s->n, (struct str){ (const char *)key, sizeof(key) });
	s->p[s->n++] = '\n';
	secret_wipe(key, sizeof(key));
}

static void
put_version(struct secret *s, unsigned version)
{
	_Static_assert(KEYS_VERSIONS <= 9, "one digit");
	put_key(s, version, S(" mac "));
	put_key(s, version, S(" pepper "));
}

struct err *
keys_make(struct arena *a, const char *path, bool *made)
{
	static const char note[] =
	    "# Keys of Latchkey: without them no token and no password "
	    "works.\n# Keep a copy, apart from the backups of the database.\n";
	scoped(secret_free) struct secret s = secret_new(1024);

	memcpy(s.p, note, sizeof(note) - 1);
	s.n = sizeof(note) - 1;
	put_version(&s, 1);
	return secret_write(a, path, secret_str(&s), made);
}

static void
unlock(int *fd)
{
	if (*fd >= 0)
		(void)close(*fd);
}

struct err *
keys_rotate(struct arena *a, const char *path, unsigned *version)
{
	scoped(secret_free) struct secret s = secret_new(256);
	scoped(keys_free) struct keys *k = NULL;
	/* Two at a time would make the same version; what is wrong with the
	 * file, keys_load says. */
	scoped(unlock) int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);

	if (fd >= 0 && flock(fd, LOCK_EX) != 0)
		return ERR(
		    a, INTERNAL, str_of(path), "%s: cannot be locked", path);
	TRY(keys_load(a, path, &k));
	if (k->highest == KEYS_VERSIONS)
		return ERR(a, INTERNAL, str_of(path),
		    "%s: there is no version after %d", path, KEYS_VERSIONS);
	*version = k->highest + 1;
	s.n = 0;
	put_version(&s, *version);
	return secret_append(a, path, secret_str(&s));
}

unsigned
keys_version(const struct keys *k)
{
	return k->highest;
}

bool
keys_has(const struct keys *k, unsigned version)
{
	return version >= 1 && version <= KEYS_VERSIONS &&
	    k->v[version].mac_there;
}

void
keys_mac(const struct keys *k, unsigned version, enum key_use use,
    const struct str *parts, size_t n, unsigned char ret[MAC_LEN])
{
	must(keys_has(k, version));
	mac_parts(k->v[version].use[use], parts, n, ret);
}

struct str
keys_pepper(const struct keys *k, unsigned version)
{
	must(keys_has(k, version));
	return (
	    struct str){ k->peppers.p + version * MAC_KEY_LEN, MAC_KEY_LEN };
}
