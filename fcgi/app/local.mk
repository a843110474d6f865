libhost_a_SOURCES += %D%/api.c %D%/api.h %D%/api_body.c %D%/api_priv.h \
	%D%/api_session.c %D%/api_token.c %D%/problem.c %D%/problem.h
