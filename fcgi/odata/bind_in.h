/* SPDX-License-Identifier: MIT */
/* bind_in.h - what the files of the binder share; private to them. */
#ifndef ODATA_BIND_IN_H
#define ODATA_BIND_IN_H
#include "odata/bind.h"
#include "odata/func.h"

/* Aliases may use each other many times over, so what they grow to is
 * limited on its own: BIND_NODES_MAX expressions, nested BIND_DEPTH_MAX. */
enum { BIND_FORMULAS_MAX = 16 }; /* that use each other */
enum { BIND_FILTERS_MAX = 8 };   /* segments of a path */
enum { BIND_NODES_MAX = 20000, BIND_DEPTH_MAX = 200, BIND_ALIASES_MAX = 50 };

struct binder {
	struct arena *arena;
	const struct edm_model *model;
	const struct bind_limits *limits;
	const struct ast_alias *aliases, *implicit;
	size_t nodes, depth, items, expand_depth;
	bool calls; /* of functions of the model */
	/* Aliases whose values are being bound: one of them again is a
	 * cycle. */
	const struct ast_alias *open[BIND_ALIASES_MAX];
	size_t nopen;
	struct {
		const struct ast *body;
		size_t step;         /* whose rows it is about */
	} filters[BIND_FILTERS_MAX]; /* /$filter( … ) */
	size_t nfilters;
	/* Computed properties whose expressions are being bound. */
	const struct edm_prop *formulas[BIND_FORMULAS_MAX];
	size_t nformulas;
	bool loading;              /* odata_bind_computed() */
	const struct edm_set *top; /* of the query itself: what $it is */
	const struct edm_derived *top_as;
};

/* bind_expr.c. An entity (a path that ends at a to-one navigation) has the
 * type EDM__MAX; only eq and ne accept it. */
struct err *bind_expr(struct binder *, struct scope *, const struct ast *,
    struct expr **ret) must_check;
/* The same, and it must be Boolean. */
struct err *bind_bool(struct binder *, struct scope *, const struct ast *,
    struct expr **ret) must_check;
struct scope *bind_scope(struct binder *, const struct edm_set *);
/* For expressions that have no row but those of $root: names without it are
 * unknown, what is for the message. */
struct scope *bind_nothing(struct binder *, struct str what);
/* A number for one more row that the query reads: LIMIT when there are
 * enough. */
struct err *bind_number(struct binder *, struct scope *, struct str name,
    long pos, unsigned *ret) must_check;
/* A property of a row; an entity is its first key, of the type EDM__MAX. */
struct expr *bind_property(
    struct binder *, const struct edm_prop *, const struct join *, long pos);
struct expr *bind_row(struct binder *, const struct edm_set *,
    const struct edm_derived *as, const struct join *, long pos);
/* bind_alias.c: the aliases of nested options go before those around them,
 * which are returned and have to be put back. */
const struct ast_alias *
bind_nested_aliases(struct binder *, const struct ast_options *);
/* Parameter aliases (§5.3): the value, null when there is none.
 */
struct err *bind_alias_value(struct binder *, struct scope *,
    const struct ast *, struct expr **ret) must_check;
/* What an alias stands for in the end; NULL when it has no value. */
struct err *bind_alias(
    struct binder *, const struct ast *, const struct ast **ret) must_check;
struct err *bind_refuse_seg(struct binder *, const struct ast_seg *) must_check;
/* Is it each row of a collection in turn? */
bool bind_is_many(const struct join *);
/* 400 with the nearest name. */
struct err *bind_no_name(struct binder *, enum err_code, const struct edm_set *,
    struct str name, long pos) must_check;

/* 400 when any, all or $count stand behind what is no collection. */
struct err *bind_no_collection(struct binder *, const struct ast_seg *,
    const struct ast_seg *next) must_check;

/* bind_part.c. From a complex property to the part that the segment names. */
struct err *bind_part(struct binder *, enum err_code, const struct ast_seg *,
    const struct edm_prop **) must_check;
/* A property of a row, and the rest of the path behind its segment. */
struct err *bind_prop_path(struct binder *, struct scope *,
    const struct edm_set *, const struct join *, const struct edm_prop *,
    const struct ast_seg *, struct expr **ret) must_check;
/* An operator with a complex operand; with a collection (bind_items.c). */
struct err *bind_complex_op(struct binder *, enum ast_op, long pos,
    struct expr *, struct expr *, struct expr **ret) must_check;
struct err *bind_collection_op(struct binder *, enum ast_op, long pos,
    const struct expr *, const struct expr *, struct expr **ret) must_check;
/* eq and ne with {…} or […] on one side; *found says whether it is that. */
struct err *bind_structure(struct binder *, struct scope *, const struct ast *,
    bool *found, struct expr **ret) must_check;
/* and, with room for n operands, which must become two at least */
struct expr *bind_all_of(struct binder *, long pos, size_t n);

/* bind_items.c: x, a collection, equals the list; hassubset and
 * hassubsequence; x in items. */
struct err *bind_list_equal(struct binder *, struct scope *,
    const struct expr *, const struct ast *list, struct expr **ret) must_check;
struct err *bind_subset(struct binder *, struct scope *, const struct ast *,
    struct expr **ret) must_check;
struct err *bind_subsequence(struct binder *, struct scope *,
    const struct ast *, struct expr **ret) must_check;
struct err *bind_in_items(struct binder *, struct scope *, long pos,
    struct expr *, const struct expr *items, struct expr **ret) must_check;
/* bind_type.c: entity types in paths. Is the segment the name of one? */
bool bind_is_type(const struct binder *, const struct ast_seg *);
/* There is no such type, or function, by a qualified name. */
struct err *
bind_no_type(struct binder *, enum err_code, const struct ast_seg *) must_check;
/* What rows of *as (of that set) are behind the cast; an error of that code
 * when none can be. */
struct err *bind_type(struct binder *, enum err_code, const struct edm_set *,
    const struct ast_seg *, const struct edm_derived **as) must_check;
/* The cast of the row *j, in an expression. */
struct err *bind_type_row(struct binder *, struct scope *,
    const struct edm_set *, const struct edm_derived *to, long pos,
    const struct edm_derived **as, const struct join **j) must_check;
/* "Ns.Type/" and the name, as it stands behind that type; the name alone when
 * it declares it, or inherits it. */
struct str bind_typed_name(struct binder *, const struct edm_derived *as,
    const struct edm_derived *of, struct str name);
/* The join for one more step from a row; one for each distinct path. */
struct err *bind_join(struct binder *, struct scope *, const struct join *from,
    const struct edm_nav *, const struct edm_derived *as, long pos,
    const struct join **ret) must_check;

/* bind_singleton.c: is the segment one? Then it is the first step. */
struct err *bind_singleton(struct binder *, struct query *,
    const struct ast_seg *, bool *found) must_check;

/* bind_sub.c: what stands behind a to-many navigation from a row: any, all,
 * $count. */
struct err *bind_sub(struct binder *, struct scope *, const struct join *from,
    const struct edm_nav *, const struct ast_seg *,
    struct expr **ret) must_check;
/* The scope of its rows, and an expression over them; it is never null. */
struct err *bind_open(struct binder *, struct scope *outer,
    const struct join *from, const struct edm_nav *,
    const struct edm_derived *as, long pos, struct scope **ret) must_check;
struct expr *bind_over(struct binder *, enum expr_kind, enum edm_type,
    const struct scope *, struct expr *what, long pos);
/* The same for rows that $root leads to: at is the last segment of their
 * path. */
struct err *bind_sub_root(struct binder *, struct scope *, const struct join *,
    const struct edm_set *, const struct ast_seg *at,
    struct expr **ret) must_check;
/* The scope whose variable has that name; NULL when none has. */
struct scope *bind_variable(struct scope *, struct str name);

/* bind_formula.c: the value of p, a property with computed_by, of the row j of
 * that set. */
struct err *bind_formula(struct binder *, struct scope *,
    const struct edm_set *, const struct edm_prop *p, const struct join *j,
    long pos, struct expr **ret) must_check;
/* $it, $this, $root and aliases belong to a request, not to the model. */
struct err *
bind_no_formula(struct binder *, struct str what, long pos) must_check;
/* A stream in an expression: 400. */
struct err *bind_no_stream(struct binder *, const struct ast_seg *) must_check;
/* Adds a property to what the answer shows; the media, first. */
struct err *
bind_show(struct binder *, struct query *, const struct edm_prop *) must_check;
void bind_show_media(struct binder *, struct query *);

/* bind_compute.c */
struct err *bind_compute(
    struct binder *, const struct ast_options *, struct query *) must_check;
/* What $compute gave that name, in any case; NULL: nothing. */
const struct computed *bind_computed(const struct scope *, struct str name);

/* bind_op.c */
struct err *bind_op(struct binder *, enum ast_op, long pos, struct expr *left,
    struct expr *right, struct expr **ret) must_check;
struct err *bind_in(struct binder *, long pos, struct expr *left,
    struct expr **members, size_t n, struct expr **ret) must_check;
struct expr *bind_make(struct binder *, enum expr_kind, enum edm_type, long pos,
    struct expr *a, struct expr *b);
struct expr *bind_make_op(struct binder *, enum ast_op, enum edm_type, long pos,
    struct expr *, struct expr *);
struct expr *bind_cast(struct binder *, struct expr *, enum edm_type);
struct expr *bind_truth(struct binder *, bool, long pos);
struct expr *bind_null(struct binder *, long pos);
/* Is the row of an entity of that type? */
struct expr *
bind_is(struct binder *, const struct expr *, const struct edm_derived *);
bool bind_is_number(char class);
/* An enumeration as its number. */
struct expr *bind_numbered(struct binder *, struct expr *);
/* A Duration as a number of microseconds. */
struct expr *bind_micros(struct binder *, struct expr *);

/* bind_arith.c */
struct err *bind_arithmetic(struct binder *, enum ast_op, long pos,
    struct expr *, struct expr *, struct expr **ret) must_check;
/* An operand that MariaDB computes with in signed numbers. */
struct expr *bind_signed(struct binder *, struct expr *);
/* An operator that is a function of func.def, for dates and durations. */
struct err *bind_lowered(struct binder *, enum func, long pos, struct expr *,
    struct expr *, struct expr **ret) must_check;
struct err *bind_negate(
    struct binder *, long pos, struct expr *, struct expr **ret) must_check;

/* bind_call.c */
struct err *bind_call(struct binder *, const struct ast *, struct expr **args,
    size_t n, struct expr **ret) must_check;

/* bind_geo.c: a geo literal; what must be said of a call with spatial
 * arguments that fits, and of one that does not. */
struct err *
bind_geo(struct binder *, const struct ast *, struct expr **ret) must_check;
struct err *bind_geo_call(struct binder *, const struct ast *,
    struct expr *const *args, size_t n) must_check;
struct err *bind_geo_limits(struct binder *, const struct ast *,
    struct expr *const *args, size_t n) must_check;
/* Is it one? */
bool bind_is_geo_lit(const struct expr *);

/* bind_func.c: functions of the model, called on the row of on; first: nothing
 * stands before it, so it may be unbound. *ret is NULL when there is no
 * function of that name. */
struct err *
bind_function(struct binder *, struct scope *, const struct scope *on,
    const struct ast_seg *, bool first, struct expr **ret) must_check;
/* The same for the end of a resource path: parameters may also be query options
 * of their name. */
struct err *bind_function_path(struct binder *, struct query *,
    const struct ast_seg *, bool *found) must_check;

/* bind_search.c: *filter (may be NULL) and $search, when it is given. */
struct err *bind_search(struct binder *, const struct scope *,
    const struct ast_options *, struct expr **filter) must_check;

/* bind_time.c: $at and its like, which replace what q has of the query above
 * it. */
struct err *bind_period(struct binder *, const struct ast_options *,
    struct query *, bool nested) must_check;

/* bind_form.c: case, cast, isof; *found says whether it is one of them. */
struct err *bind_form(struct binder *, struct scope *, const struct ast *,
    bool *found, struct expr **ret) must_check;

/* bind_lit.c */
struct err *
bind_lit(struct binder *, const struct ast *, struct expr **ret) must_check;
/* *e, a literal, as a literal that can stand beside the type of other; left
 * alone when the types must be judged by somebody else. */
struct err *bind_beside(
    struct binder *, struct expr **e, const struct expr *other) must_check;
/* The number of a member, or the bits of members. */
int64_t bind_member(const struct edm_enum *, struct str stored);
/* A key value: must fit the property. NOT_FOUND: of the right type but no
 * value of the property can equal it. */
struct err *bind_key_value(struct binder *, const struct edm_prop *,
    struct expr *lit, struct expr **ret) must_check;
/* Can the literal be a value of the property? Numbers only. */
bool bind_in_range(const struct edm_prop *, const struct val *);
/* "Edm.String", the name of an enumeration, "null", "an entity" */
struct str bind_type_name(const struct expr *);
bool bind_is_special(const struct expr *); /* INF, -INF, NaN */

/* bind_segment.c, all for the last step of the path so far. Keys as segments:
 * *s is the first and becomes the last of them. */
struct err *bind_key_segments(
    struct binder *, struct query *, const struct ast_seg **s) must_check;
/* Sets the parts of a key that the path before it implies; how many are left
 * to be given. */
size_t bind_key_left(const struct query *, struct key *);
/* Remembers it for bind_path_filters(), which puts all before the filter. */
struct err *bind_filter_segment(
    struct binder *, const struct query *, const struct ast_seg *) must_check;
struct err *bind_path_filters(struct binder *, struct query *) must_check;

/* bind_cross.c: $crossjoin(A,B) as the first step. */
struct err *
bind_cross(struct binder *, struct query *, const struct ast_seg *) must_check;
/* Options that a cross join does not take. */
struct err *
bind_cross_options(struct binder *, const struct ast_options *) must_check;

/* bind_select.c: $select of a query; of a property what the path and the
 * options want of it. */
struct err *bind_select(
    struct binder *, const struct ast_options *, struct query *) must_check;
struct err *bind_select_prop(
    struct binder *, const struct ast_options *, struct query *) must_check;
/* The options, as bits, that the kind of property takes: in PROPERTY, in
 * $select; of VALUE: behind /$count. */
unsigned bind_item_options(const struct edm_prop *, enum query_kind);

/* bind_options.c: $orderby. */
struct err *bind_order(struct binder *, const struct ast_order *,
    struct scope *, struct order **ret, size_t *nret) must_check;
/* bind_all.c: $all, and $all/Ns.Type; *s becomes the last segment read. */
struct err *
bind_all(struct binder *, struct query *, const struct ast_seg **s) must_check;
struct err *bind_all_options(
    struct binder *, const struct ast_options *, struct query *) must_check;

/* bind_root.c: $root/… (URL Conventions §5.1.1.14.5). */
struct err *bind_root(struct binder *, struct scope *, const struct ast *,
    struct expr **ret) must_check;
/* $it below $expand: the row of the resource path (§5.1.1.14.4). */
const struct join *bind_it(struct binder *, struct scope *);

/* bind.c: $schemaversion (Protocol §11.2.12): another version of the schema
 * than ours is NOT_FOUND. */
struct err *
bind_version(const struct binder *, const struct ast_options *) must_check;

/* bind_expand.c */
struct err *bind_expand(
    struct binder *, const struct ast_options *, struct query *) must_check;

/* bind_path.c, bind_options.c */
/* Appends what a set (nav NULL) or a navigation arrives at, with its key. */
struct err *bind_arrive(struct binder *, struct query *, const struct edm_set *,
    const struct edm_nav *, const struct ast_seg *) must_check;
/* A set by its name, in any case when there is no such name; else 404. */
struct err *bind_set(struct binder *, struct str name, long pos,
    const struct edm_set **ret) must_check;
struct err *bind_resource(
    struct binder *, const struct ast_seg *, struct query *) must_check;
struct err *bind_options(struct binder *, const struct ast_options *,
    struct query *, bool nested) must_check;
#endif
