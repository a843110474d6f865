libcore_a_SOURCES += \
	%D%/ast.c \
	%D%/ast.h \
	%D%/bind.h \
	%D%/format.c \
	%D%/format.h \
	%D%/func.def \
	%D%/lex.c \
	%D%/lex.h \
	%D%/parse.c \
	%D%/parse.h \
	%D%/parse_expr.c \
	%D%/parse_geo.c \
	%D%/parse_item.c \
	%D%/parse_json.c \
	%D%/parse_lit.c \
	%D%/parse_member.c \
	%D%/parse_option.c \
	%D%/parse_path.c \
	%D%/parse_priv.h \
	%D%/parse_search.c \
	%D%/query.h
