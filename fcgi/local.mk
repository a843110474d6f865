# libcore.a: floors 0 to 4, links against libc alone.
# libhost.a: floors 5 to 7, everything both programs share.
noinst_LIBRARIES = libcore.a libhost.a
libcore_a_SOURCES =
libhost_a_SOURCES =
host_cflags = $(MARIADB_CFLAGS) $(ARGON2_CFLAGS) $(JSONC_CFLAGS) \
	$(CRYPTO_CFLAGS) $(ZLIB_CFLAGS) $(ZSTD_CFLAGS)
host_libs = $(MARIADB_LIBS) $(ARGON2_LIBS) $(JSONC_LIBS) \
	$(CRYPTO_LIBS) $(ZLIB_LIBS) $(ZSTD_LIBS) $(COV_LIBS) -lpthread -lm
libhost_a_CPPFLAGS = $(AM_CPPFLAGS) $(host_cflags)
EXTRA_DIST += %D%/FLOORS
include fcgi/base/local.mk
include fcgi/edm/local.mk
include fcgi/out/local.mk
include fcgi/http/local.mk
include fcgi/odata/local.mk
include fcgi/plan/local.mk
include fcgi/write/local.mk
include fcgi/sys/local.mk
include fcgi/db/local.mk
include fcgi/crypt/local.mk
include fcgi/zip/local.mk
include fcgi/catalog/local.mk
include fcgi/auth/local.mk
include fcgi/read/local.mk
include fcgi/app/local.mk
include fcgi/server/local.mk
include fcgi/ctl/local.mk
sbin_PROGRAMS += latchkeyd
latchkeyd_SOURCES = %D%/main.c
latchkeyd_LDADD = $(server_libs)
