/* SPDX-License-Identifier: MIT */
/*
 * func.h - the canonical functions: which overload fits.
 *
 * Letters for argument types in func.def:
 *
 *	B Boolean   S String   D Date   T TimeOfDay   Z DateTimeOffset
 *	I any integer          M any integer or Decimal
 *	F Single or Double     U Duration, in microseconds
 *	G Guid
 *	A a string literal whose characters the column that is the first
 *	  argument can hold (in ASCII, when that is no column)
 *	N an integer literal from 0 to 2147483646
 *	p any Edm.Geometry…    q any Edm.Geography…
 *	o GeographyPoint
 *	l GeometryLineString, GeometryMultiLineString, Geometry
 *
 * The literal null fits everywhere.
 */
#ifndef ODATA_FUNC_H
#define ODATA_FUNC_H
#include "odata/query.h"

struct func_info {
	const char *name; /* as the standard writes it */
	enum edm_type result;
	const char *args; /* a letter for each */
};
const struct func_info *func_info(enum func);

enum func_fit {
	FUNC_FITS,
	FUNC_NO_NAME,  /* there is no function of that name */
	FUNC_NO_COUNT, /* there is, with another number of arguments */
	FUNC_NO_TYPE   /* and with other types */
};
/* Names in any case (4.01 §5.1.1.4). *ret only when it fits. */
enum func_fit
func_find(struct str name, struct expr *const *args, size_t n, enum func *ret);
/* The letter of a type in the table of operators; see bind_op.c. */
char func_class(const struct expr *);
char func_class_of(enum edm_type);
#endif
