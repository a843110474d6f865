#!/bin/sh
# 40-tokens.sh - tokens: made, used, listed, revoked; and who may not.
. "${srcdir:=.}/tests/lib/tap.sh"
U=$LATCHKEY_URL
sql() { mariadb --no-defaults --socket="$LATCHKEY_DB_SOCKET" --user="$(id -un)" -N latchkey "$@"; }
# odata CURL-ARGUMENTS...: the service document
odata() { req "$@" "$LATCHKEY_ODATA"; }
odata_error() { # TEXT STATUS
  is "$1: $2" "$status" "$2"
  is "$1: an OData error" "$(json '.error.code | type')" string
}

login "$LATCHKEY_ADMIN" "$LATCHKEY_PASSWORD"
api POST tokens '{"description":"Sales é 漢 <b>","scope":"odata","expires_in_days":30}'
is "create" "$status" 201
token=$(json .token) id=$(json .id)
like "the token is one word" "$token" '^lkpat_[0-9A-Za-z]{75}$'
is "the id is in it" "$(printf '%s' "$token" | cut -c 8-21)" "$id"
is "what was asked for" "$(json '"\(.description)|\(.scope)|\(.owner)|\(.state)|\(.revoked_at)|\(.last_used_at)"')" \
  "Sales é 漢 <b>|odata|$LATCHKEY_ADMIN|active|null|null"
like "created" "$(json .created_at)" '^20[0-9-]{8}T[0-9:]{8}Z$'
is "expires in 30 days" "$(json '(.expires_at|fromdate) - (.created_at|fromdate)')" 2592000
is "nothing is stored" "$(field cache-control)" no-store

# It works at once, in every form
odata -u "anything:$token"
is "Basic, as password" "$status" 200
odata -u ":$token"
is "Basic without user name" "$status" 200
odata -u "$token:"
is "Basic, as user name" "$status" 200
odata -u "$token:x"
is "Basic, as user name, with a password" "$status" 200
odata -H "Authorization: Bearer $token"
is "Bearer" "$status" 200
odata -H "authorization: bearer   $token"
is "scheme without case" "$status" 200
api GET tokens
is "last used within a minute" "$(json ".tokens[] | select(.id == \"$id\") | (now - (.last_used_at|fromdate)) < 60")" true

# What is no valid token
# Apache joins fields of one name, lighttpd does not: both are right.
bearer='(^|, )Bearer realm="Latchkey OData", error="invalid_token"'
odata
odata_error "no credentials" 401
like "Basic is offered" "$(field www-authenticate)" '^Basic realm="Latchkey OData", charset="UTF-8"(, Bearer|$)'
like "Bearer is, without an error" "$(field www-authenticate)" '(^|, )Bearer realm="Latchkey OData"$'
odata -H 'Authorization: Bearer'
is "an empty Bearer" "$status $(field www-authenticate | grep -c error)" "401 0"
odata -H 'Authorization: Negotiate YII'
is "another scheme" "$status $(field www-authenticate | grep -c error)" "401 0"
before=$(sql -e "SHOW GLOBAL STATUS LIKE 'Com_stmt_execute'" | cut -f 2)
for bad in "${token}x" "${token%?}" "$(printf '%s' "$token" | tr 'a-z' 'A-Z')" "lkpat_1" "x" "%6c${token#l}" \
  "${token%?????????}AAAAAAAAA" "lkpat_2${token#lkpat_1}" "lkpat_1$(printf '%074d' 0)"; do
  odata -H "Authorization: Bearer $bad"
  odata_error "$bad" 401
  like "and its challenge" "$(field www-authenticate)" "$bearer"
done
is "no statement for any of them" "$(sql -e "SHOW GLOBAL STATUS LIKE 'Com_stmt_execute'" | cut -f 2)" "$before"
odata -u 'admin:password'
is "a name and a password" "$status" 401
odata -u "$LATCHKEY_ADMIN:$LATCHKEY_PASSWORD"
is "even the right ones: a password opens no API" "$status" 401
odata -H "Cookie: $cookie"
is "a session cookie opens no API" "$status" 401
odata -u "$token:$token"
odata_error "two tokens" 400
is "invalid_request" "$(field www-authenticate)" 'Bearer realm="Latchkey OData", error="invalid_request"'
odata -H "Authorization: Bearer $token" -H "Authorization: Bearer $token"
odata_error "two fields" 400
odata -H 'Authorization: Basic !!!!'
odata_error "Basic without base64" 400
odata -H "Authorization: Basic $(printf 'nocolon' | base64)"
odata_error "Basic without a colon" 400
odata -H "Authorization: Bearer $(printf '%0600d' 0)"
odata_error "600 bytes" 400
req -H "Authorization: Bearer $token" "$U/api/v1/tokens"
answer "a token is no session" 401 no_session
req "$LATCHKEY_ODATA?access_token=$token"
is "no token in the URL" "$status" 401

# Create: what is refused
bad() { # TEXT FIELD BODY
  api POST tokens "$3"
  answer "$1" 400 invalid "$2"
}
bad "no description" description '{"scope":"odata","expires_at":null}'
bad "an empty description" description '{"description":"","scope":"odata","expires_at":null}'
bad "a blank description" description '{"description":"  ","scope":"odata","expires_at":null}'
bad "201 characters" description "{\"description\":\"$(printf '%0201d' 0)\",\"scope\":\"odata\",\"expires_at\":null}"
bad "a control character" description '{"description":"a\nb","scope":"odata","expires_at":null}'
bad "no text" description '{"description":1,"scope":"odata","expires_at":null}'
bad "no scope" scope '{"description":"a","expires_at":null}'
bad "another scope" scope '{"description":"a","scope":"all","expires_at":null}'
bad "no expiry" expires_at '{"description":"a","scope":"odata"}'
bad "two expiries" expires_in_days '{"description":"a","scope":"odata","expires_in_days":1,"expires_at":null}'
for d in 0 -1 3651 1.5 '"30"' null true 99999999999999999999; do
  bad "expires_in_days $d" expires_in_days "{\"description\":\"a\",\"scope\":\"odata\",\"expires_in_days\":$d}"
done
for d in '"2020-01-01T00:00:00Z"' '"1969-01-01T00:00:00Z"' '"2999-01-01T00:00:00Z"' '"2027-02-30T00:00:00Z"' '"tomorrow"' '""' 5; do
  bad "expires_at $d" expires_at "{\"description\":\"a\",\"scope\":\"odata\",\"expires_at\":$d}"
done
bad "an unknown member" owner '{"description":"a","scope":"odata","expires_at":null,"owner":"x"}'
api POST tokens '{"description":"Sales é 漢 <b>","scope":"odata","expires_in_days":1}'
answer "the same description" 409 duplicate_description description
api POST tokens "{\"description\":\"$(printf '%0200d' 0)\",\"scope\":\"odata\",\"expires_at\":null}"
is "200 characters" "$status" 201
api POST tokens '{"description":"custom","scope":"odata","expires_at":"2027-01-31T12:00:00+02:00"}'
is "a custom time, in UTC" "$status $(json .expires_at)" "201 2027-01-31T10:00:00Z"
api POST tokens '{"description":"never","scope":"odata","expires_at":null}'
never=$(json .token) never_id=$(json .id)
is "never" "$status $(json .expires_at)" "201 null"
good=$csrf csrf=x
api POST tokens '{"description":"b","scope":"odata","expires_at":null}'
answer "without CSRF value" 403 csrf
csrf=$good
req -X PATCH -H "Cookie: $cookie" "$U/api/v1/tokens"
is "PATCH" "$status $(field allow)" "405 GET, HEAD, POST"
req -H "Cookie: $cookie" "$U/api/v1/tokens/$id"
is "GET of one" "$status $(field allow)" "405 DELETE"

# The list
api GET tokens
is "service" "$(json .service.odata_url)" "$LATCHKEY_ODATA"
is "newest first" "$(json '.tokens | map(.created_at) | . == (sort | reverse)')" true
is "the newest" "$(json '.tokens[0].description')" never
is "no secret in it" "$(grep -c lkpat_ "$tmp/body")" 0
is "no secret in the database" "$(sql -e 'SELECT * FROM token' | grep -c -e "$token" -e "$(printf '%s' "$token" | cut -c 22-64)")" 0
is "Argon2 at its parameters" "$(sql -e "SELECT kdf_m, kdf_t FROM token WHERE id = '$id'" | tr '\t' ' ')" "19456 2"

# Revoke: at the next request of every worker
i=0 codes=''
while [ $i -lt 20 ]; do
  odata -u "x:$never"
  codes="$codes$status" i=$((i + 1))
done
is "before: 20 times 200" "$(printf '%s' "$codes" | sed 's/200//g')" ''
api DELETE "tokens/$never_id"
is "revoke" "$status $(json '.state + " " + .id')" "200 revoked $never_id"
revoked=$(json .revoked_at)
i=0 codes=''
while [ $i -lt 20 ]; do
  odata -u "x:$never"
  codes="$codes$status" i=$((i + 1))
done
is "after: 20 times 401" "$(printf '%s' "$codes" | sed 's/401//g')" ''
like "as any other" "$(field www-authenticate)" "$bearer"
api DELETE "tokens/$never_id"
is "revoking again changes nothing" "$status $(json .state) $(json .revoked_at)" "200 revoked $revoked"
api DELETE tokens/00000000000000
answer "no such token" 404 not_found
api DELETE "tokens/%27%20OR%201"
answer "no token id" 404 not_found
api POST tokens '{"description":"never","scope":"odata","expires_at":null}'
is "its description is free again" "$status" 201
never=$(json .token) never_id=$(json .id)

# The row decides: what the database says holds at the next request
row() { # TEXT WANT SQL
  sql -e "$3"
  odata -u "x:$never"
  is "$1" "$status" "$2"
}
row "it works" 200 'DO 1'
row "the owner is disabled" 401 "UPDATE user SET disabled_at = NOW() WHERE name = '$LATCHKEY_ADMIN'"
api GET tokens
answer "and has no session" 401 no_session
row "and enabled again" 200 "UPDATE user SET disabled_at = NULL WHERE name = '$LATCHKEY_ADMIN'"
row "the owner is no administrator" 403 "UPDATE user SET role = 'user' WHERE name = '$LATCHKEY_ADMIN'"
like "insufficient_scope" "$(field www-authenticate)" 'error="insufficient_scope"'
api GET tokens
answer "and sees no tokens" 403 admin_only
row "and one again" 200 "UPDATE user SET role = 'admin' WHERE name = '$LATCHKEY_ADMIN'"
row "an expiry that somebody wrote" 401 "UPDATE token SET expires_at = NOW() + INTERVAL 1 DAY WHERE id = '$never_id'"
row "taken back" 200 "UPDATE token SET expires_at = NULL WHERE id = '$never_id'"
row "another scope that somebody wrote" 401 "UPDATE token SET scope = 'all' WHERE id = '$never_id'"
row "taken back" 200 "UPDATE token SET scope = 'odata' WHERE id = '$never_id'"
row "a hash of another token" 401 "UPDATE token AS t JOIN token AS o ON o.id = '$id' SET t.salt = o.salt, t.hash = o.hash, t.mac = o.mac WHERE t.id = '$never_id'"
row "a hash that was made up" 401 "UPDATE token SET kdf_m = 60000, hash = REPEAT('h', 32) WHERE id = '$never_id'"
row "a memory size of 4 TiB is our trouble, not taken" 500 "UPDATE token SET kdf_m = 4294967295 WHERE id = '$never_id'"
api POST tokens '{"description":"two seconds","scope":"odata","expires_in_days":1}'
never=$(json .token) never_id=$(json .id)
row "a token of one day" 200 'DO 1'
api DELETE "tokens/$never_id"

# A user who is no administrator
login "$LATCHKEY_USER" "$LATCHKEY_USER_PASSWORD"
is "a user logs in" "$status $(json .user.role)" "200 user"
api GET tokens
answer "but lists no tokens" 403 admin_only
api POST tokens '{"description":"mine","scope":"odata","expires_at":null}'
answer "makes none" 403 admin_only
api DELETE "tokens/$id"
answer "revokes none" 403 admin_only
odata -u "x:$token"
is "the first token still works" "$status" 200
odata -u "x:$LATCHKEY_TOKEN"
is "and that of the stack" "$status" 200
is "no secret in any log" "$(cat "$LATCHKEY_DIR"/*.log | grep -c -e lkpat_ -e "$LATCHKEY_PASSWORD")" 0
done_testing
