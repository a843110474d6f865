sbin_PROGRAMS += latchkeyctl
latchkeyctl_SOURCES = %D%/account.c %D%/admin.c %D%/check.c %D%/ctl.h \
	%D%/init.c %D%/keys.c %D%/main.c %D%/migrate.c %D%/model.c \
	%D%/token.c %D%/user.c
latchkeyctl_CPPFLAGS = $(AM_CPPFLAGS) -DPKGDATADIR='"$(pkgdatadir)"'
latchkeyctl_LDADD = libhost.a libcore.a $(host_libs)
