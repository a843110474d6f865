/* SPDX-License-Identifier: MIT */
/* coding.c - Accept-Encoding (RFC 9110 §12.5.3). */
#include "config.h"
#include "base/num.h"
#include "http/http.h"

static const struct {
	struct str name;
	enum http_coding coding;
} codings[] = {
	{ { "zstd", 4 }, CODING_ZSTD }, /* the better first */
	{ { "gzip", 4 }, CODING_GZIP },
};

struct str
http_coding_name(enum http_coding coding)
{
	for (size_t i = 0; i < N_ELEM(codings); i++)
		if (codings[i].coding == coding)
			return codings[i].name;
	return S("identity");
}

/* The weight behind the name; what cannot be read weighs nothing. */
static double
weight(struct str params)
{
	double q = 0;

	params = str_trim(params);
	if (params.n == 0)
		return 1;
	if (params.n < 3 || (params.p[0] | 0x20) != 'q' || params.p[1] != '=' ||
	    !num_f64(str_skip(params, 2), &q))
		return 0;
	return q;
}

/* What the header says of one coding; *star: what it says of all others. */
static double
weight_of(struct str header, struct str name, bool *named)
{
	struct str item;
	double q = 0;

	*named = false;
	while (header.n > 0) {
		struct str word, params;

		str_cut(header, ',', &item, &header);
		str_cut(item, ';', &word, &params);
		if (str_ieq(str_trim(word), name)) {
			*named = true;
			q = weight(params);
		}
	}
	return q;
}

enum http_coding
http_coding_pick(struct str accept_encoding)
{
	enum http_coding best = CODING_NONE;
	double most = 0;

	for (size_t i = 0; i < N_ELEM(codings); i++) {
		bool named, any;
		double q = weight_of(accept_encoding, codings[i].name, &named);

		if (!named)
			q = weight_of(accept_encoding, S("*"), &any);
		if (q > most) {
			most = q;
			best = codings[i].coding;
		}
	}
	return best;
}
