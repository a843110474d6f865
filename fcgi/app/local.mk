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
	%D%/explain.c \
	%D%/odata.c \
	%D%/offer.c \
	%D%/offer.h \
	%D%/page.c \
	%D%/page.h \
	%D%/problem.c \
	%D%/problem.h \
	%D%/tag.c \
	%D%/tag.h
