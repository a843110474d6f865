libcore_a_SOURCES += \
	%D%/arith.c \
	%D%/call.c \
	%D%/children.c \
	%D%/compare.c \
	%D%/delta.c \
	%D%/delta.h \
	%D%/expr.c \
	%D%/finger.c \
	%D%/from.c \
	%D%/in.c \
	%D%/json.c \
	%D%/levels.c \
	%D%/order.c \
	%D%/page.c \
	%D%/plan.h \
	%D%/priv.h \
	%D%/span.c \
	%D%/sqlb.c \
	%D%/sqlb.h \
	%D%/stream.c \
	%D%/sub.c \
	%D%/time.c \
	%D%/token.c \
	%D%/type.c
