/* SPDX-License-Identifier: MIT */
/*
 * format.h - which representation a client gets: $format, Accept and the
 * preferences (OData 4.01 Protocol §8.2, §8.2.8, §11.2.12; RFC 9110 §12.5.1).
 */
#ifndef ODATA_FORMAT_H
#define ODATA_FORMAT_H
#include "base/err.h"

/* What a resource can be sent as; a bit mask when several are on offer. */
enum format_kind {
	FORMAT_JSON = 1,
	FORMAT_XML = 2,
	FORMAT_TEXT = 4,
	FORMAT_BYTES = 8,
	FORMAT_CSV = 16,
	FORMAT_MULTIPART = 32 /* answers of a batch */
};
enum format_metadata { FORMAT_MINIMAL, FORMAT_FULL, FORMAT_NONE };
struct format {
	enum format_kind kind;
	enum format_metadata metadata;
	bool ieee754;     /* IEEE754Compatible=true */
	bool exponential; /* ExponentialDecimals=true: we may, and do not */
	bool streaming;
	bool bom;     /* text/csv;bom=true: a byte order mark, for Excel */
	bool charset; /* the client named charset=utf-8 */
};
/* Accept-Charset names utf-8: only then the Content-Type of JSON says so. */
bool format_wants_charset(struct str accept_charset);

/*
 * dollar_format (empty: not given) beats accept. offered: the kinds the
 * resource has; the first bit wins a tie. A media range with a parameter we
 * do not know is out, the next may fit; when none fits: NOT_ACCEPTABLE.
 * A $format that is no media type of ours: NOT_ACCEPTABLE as well, with its
 * text.
 */
struct err *format_pick(struct arena *, struct str dollar_format,
    struct str accept, unsigned offered, struct format *ret) must_check;
/* The value of Content-Type; v401: parameters without "odata.". */
struct str
format_content_type(struct arena *, const struct format *, bool v401);

/* 4.0 without a header or with 4.0; 4.01 from 4.01 on; below 4.0 or no
 * version at all: BAD_REQUEST. */
struct err *
format_version(struct arena *, struct str max_version, bool *v401) must_check;

enum omit { OMIT_NOTHING, OMIT_NULLS, OMIT_DEFAULTS };
struct prefer {
	int64_t maxpagesize; /* 0: not given or not a positive number */
	bool odata_prefix;   /* it came as odata.maxpagesize */
	enum omit omit;
	/* include-annotations, without quotes; printable. Empty: not given */
	struct str annotations;
	bool annotations_prefix; /* it came as odata.include-annotations */
	bool track;              /* track-changes */
	bool track_prefix;       /* it came as odata.track-changes */
	bool continue_given;     /* continue-on-error was there */
	bool continue_on_error;
	bool continue_prefix; /* it came as odata.continue-on-error */
};
/* Preferences we do not know or cannot read are ignored (RFC 7240 §2). */
struct prefer prefer_parse(struct str header);
#endif
