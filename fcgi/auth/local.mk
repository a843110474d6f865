libhost_a_SOURCES += \
	%D%/auth.c \
	%D%/auth.h \
	%D%/auth_priv.h \
	%D%/header.c \
	%D%/password.c \
	%D%/pat.c \
	%D%/session.c \
	%D%/shared.c \
	%D%/shared.h \
	%D%/sql.c \
	%D%/sql.def \
	%D%/token.c \
	%D%/token.h \
	%D%/user.c \
	%D%/verify.c \
	%D%/verify.h
