if HAVE_CMOCKA
auth_units = %D%/unit/t_crypt %D%/unit/t_token %D%/unit/t_shared
check_PROGRAMS += $(auth_units)
auth_libs = libhost.a libcore.a $(CMOCKA_LIBS) $(host_libs)
auth_cppflags = $(AM_CPPFLAGS) $(CMOCKA_CFLAGS)
%C%_unit_t_crypt_SOURCES = %D%/unit/t_crypt.c %D%/unit/unit.h
%C%_unit_t_crypt_CPPFLAGS = $(auth_cppflags)
%C%_unit_t_crypt_LDADD = $(auth_libs)
%C%_unit_t_token_SOURCES = %D%/unit/t_token.c %D%/unit/unit.h
%C%_unit_t_token_CPPFLAGS = $(auth_cppflags)
%C%_unit_t_token_LDADD = $(auth_libs)
%C%_unit_t_shared_SOURCES = %D%/unit/t_shared.c %D%/unit/unit.h
%C%_unit_t_shared_CPPFLAGS = $(auth_cppflags)
%C%_unit_t_shared_LDADD = $(auth_libs)
endif
dist_check_SCRIPTS += %D%/auth/init.sh %D%/auth/grants.sh \
	%D%/auth/migrate.sh %D%/auth/programs.sh %D%/auth/users.sh
EXTRA_DIST += %D%/auth/lib.sh %D%/http/30-login.sh %D%/http/40-tokens.sh \
	%D%/http/45-cold.sh %D%/http/46-rotate.sh \
	%D%/http/47-account-limits.sh %D%/http/48-demo.sh \
	%D%/http/76-memory.mjs \
	%D%/lib/tap.sh
