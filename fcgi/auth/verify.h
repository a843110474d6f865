/* SPDX-License-Identifier: MIT */
/* verify.h - the check of a token's text against its row. */
#ifndef AUTH_VERIFY_H
#define AUTH_VERIFY_H
#include "auth/auth_priv.h"

/* Sets *ok. BUSY when no permit becomes free. */
struct err *token_verify(struct auth *, struct arena *, const struct token *,
    const struct kdf *, bool *ok) must_check;
/* As if it had been verified: for a token that was just made. */
void token_remember(struct auth *, const struct token *, const struct kdf *);
/* Notes the use for auth_after(), when one is due. */
void token_used(struct auth *, struct str id);
#endif
