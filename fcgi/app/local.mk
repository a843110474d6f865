libhost_a_SOURCES += \
	%D%/api.c \
	%D%/api.h \
	%D%/api_body.c \
	%D%/api_priv.h \
	%D%/api_session.c \
	%D%/api_token.c \
	%D%/app.c \
	%D%/app.h \
	%D%/app_priv.h \
	%D%/batch.c \
	%D%/batch.h \
	%D%/batch_if.c \
	%D%/batch_json.c \
	%D%/batch_mime.c \
	%D%/batch_out.c \
	%D%/explain.c \
	%D%/job.h \
	%D%/json_in.c \
	%D%/json_in.h \
	%D%/odata.c \
	%D%/offer.c \
	%D%/offer.h \
	%D%/page.c \
	%D%/page.h \
	%D%/problem.c \
	%D%/problem.h \
	%D%/query_body.c
