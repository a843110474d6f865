EXTRA_DIST += %D%/db/with-mariadb
db_test_cppflags = $(unit_cppflags) -I$(top_srcdir)/tests/unit
db_test_libs = libhost.a libcore.a $(host_libs) $(CMOCKA_LIBS)
if HAVE_CMOCKA
check_PROGRAMS += %D%/unit/t_json
%C%_unit_t_json_SOURCES = %D%/unit/t_json.c %D%/unit/unit.h
%C%_unit_t_json_CPPFLAGS = $(unit_cppflags)
%C%_unit_t_json_LDADD = $(unit_libs)
check_PROGRAMS += %D%/unit/t_value %D%/unit/t_write
%C%_unit_t_value_SOURCES = %D%/unit/t_value.c %D%/unit/unit.h \
	%D%/unit/written.h
%C%_unit_t_value_CPPFLAGS = $(unit_cppflags)
%C%_unit_t_value_LDADD = $(unit_libs)
%C%_unit_t_write_SOURCES = %D%/unit/t_write.c %D%/unit/unit.h \
	%D%/unit/written.h
%C%_unit_t_write_CPPFLAGS = $(unit_cppflags)
%C%_unit_t_write_LDADD = $(unit_libs)
check_PROGRAMS += %D%/unit/t_csv
%C%_unit_t_csv_SOURCES = %D%/unit/t_csv.c %D%/unit/unit.h \
	%D%/unit/written.h
%C%_unit_t_csv_CPPFLAGS = $(unit_cppflags)
%C%_unit_t_csv_LDADD = $(unit_libs)
# Start a MariaDB of their own around themselves.
check_PROGRAMS += %D%/db/t_db %D%/db/t_db_faults %D%/db/t_read \
	%D%/db/t_read_faults
%C%_db_t_db_SOURCES = %D%/db/t_db.c %D%/db/dbtest.h %D%/unit/unit.h
%C%_db_t_db_CPPFLAGS = $(db_test_cppflags)
%C%_db_t_db_LDADD = $(db_test_libs)
%C%_db_t_db_faults_SOURCES = %D%/db/t_db_faults.c %D%/db/dbtest.h
%C%_db_t_db_faults_CPPFLAGS = $(db_test_cppflags)
%C%_db_t_db_faults_LDADD = $(db_test_libs)
%C%_db_t_read_faults_SOURCES = %D%/db/t_read_faults.c %D%/db/dbtest.h \
	%D%/db/readtest.h
%C%_db_t_read_faults_CPPFLAGS = $(db_test_cppflags)
%C%_db_t_read_faults_LDADD = $(db_test_libs)
%C%_db_t_read_SOURCES = %D%/db/t_read.c %D%/db/dbtest.h %D%/db/readtest.h
%C%_db_t_read_CPPFLAGS = $(db_test_cppflags)
%C%_db_t_read_LDADD = $(db_test_libs)
endif
# For figures, by hand: with-mariadb bench_read; bare beside an export.
noinst_PROGRAMS += %D%/db/bare
%C%_db_bare_SOURCES = %D%/db/bare.c
%C%_db_bare_CPPFLAGS = $(MARIADB_CFLAGS)
%C%_db_bare_LDADD = $(MARIADB_LIBS)
if HAVE_CMOCKA
noinst_PROGRAMS += %D%/db/bench_read
%C%_db_bench_read_SOURCES = %D%/db/bench_read.c %D%/db/dbtest.h
%C%_db_bench_read_CPPFLAGS = $(db_test_cppflags)
%C%_db_bench_read_LDADD = libhost.a libcore.a $(host_libs)
endif
