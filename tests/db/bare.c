/* SPDX-License-Identifier: MIT */
/*
 * bare.c - reads rows with Connector/C alone and throws them away: what every
 * figure of an export stands beside.
 *
 *	bare SOCKET USER PASSWORD DATABASE SQL
 *
 * Prints rows, seconds, and the user and system time of this process.
 */
#include <mysql.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

static double
seconds(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static int
failed(MYSQL *my, MYSQL_STMT *st)
{
	(void)fprintf(stderr, "bare: %s%s\n", mysql_error(my),
	    st != NULL ? mysql_stmt_error(st) : "");
	return 1;
}

int
main(int argc, char **argv)
{
	MYSQL *my = mysql_init(NULL);
	struct timespec from, to;
	struct rusage use;
	unsigned long rows = 0;
	MYSQL_STMT *st;
	int rc;

	if (argc != 6) {
		(void)fputs(
		    "usage: bare SOCKET USER PASSWORD DATABASE SQL\n", stderr);
		return 2;
	}
	(void)mysql_options(my, MYSQL_SET_CHARSET_NAME, "utf8mb4");
	if (mysql_real_connect(
		my, NULL, argv[2], argv[3], argv[4], 0, argv[1], 0) == NULL)
		return failed(my, NULL);
	(void)clock_gettime(CLOCK_MONOTONIC, &from);
	st = mysql_stmt_init(my);
	if (mysql_stmt_prepare(st, argv[5], strlen(argv[5])) != 0 ||
	    mysql_stmt_execute(st) != 0)
		return failed(my, st);
	while ((rc = mysql_stmt_fetch(st)) == 0 || rc == MYSQL_DATA_TRUNCATED)
		rows++;
	if (rc != MYSQL_NO_DATA)
		return failed(my, st);
	(void)clock_gettime(CLOCK_MONOTONIC, &to);
	(void)getrusage(RUSAGE_SELF, &use);
	(void)printf("%lu rows, %.3f s, %.3f user, %.3f system\n", rows,
	    (double)(to.tv_sec - from.tv_sec) +
		(double)(to.tv_nsec - from.tv_nsec) / 1e9,
	    seconds(use.ru_utime), seconds(use.ru_stime));
	(void)mysql_stmt_close(st);
	mysql_close(my);
	return 0;
}
