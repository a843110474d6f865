/* SPDX-License-Identifier: MIT */
/* app_priv.h - shared by the handlers. */
#ifndef APP_APP_PRIV_H
#define APP_APP_PRIV_H
#include "app/app.h"
#include "auth/auth.h"
#include "db/db.h"
#include "odata/bind.h"
#include "odata/parse.h"

struct app {
	const struct conf *conf;
	const struct app_model *model;
	struct auth *auth;
	struct secret *read_password;
	struct db *read; /* the exposed database, as the read account */
};

#define ODATA_ROOT "/odata/v4/"

/* Answers everything below ODATA_ROOT; rest is the path behind it. */
void odata_handle(
    struct app *, struct http_req *, struct http_resp *, struct str rest);

/* scheme://host of the site as clients see it, without a slash at the end:
 * public_url, else what the web server says. */
struct str app_site(const struct app *, const struct http_req *);
struct parse_limits app_parse_limits(const struct conf *);
struct bind_limits app_bind_limits(const struct conf *);
/* The connection of the read account; password must outlive it. */
struct db *app_read_db(const struct conf *, const char *password);
/* Logs an error that is ours or the database's; others are the client's. */
void app_log_error(const struct http_req *, const struct err *);
#endif
