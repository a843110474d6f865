libcore_a_SOURCES += \
	%D%/ast.c %D%/ast.h \
	%D%/bind.c %D%/bind.h %D%/bind_call.c %D%/bind_expr.c %D%/bind_in.h \
	%D%/bind_lit.c %D%/bind_op.c %D%/bind_options.c %D%/bind_path.c \
	%D%/func.c %D%/func.def %D%/func.h \
	%D%/lex.c %D%/lex.h \
	%D%/parse.c %D%/parse.h %D%/parse_expr.c %D%/parse_geo.c \
	%D%/parse_item.c %D%/parse_json.c %D%/parse_lit.c \
	%D%/parse_member.c %D%/parse_option.c %D%/parse_path.c \
	%D%/parse_priv.h %D%/parse_search.c \
	%D%/query.h
