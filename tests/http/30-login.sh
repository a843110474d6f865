#!/bin/sh
# 30-login.sh - log-in, session, CSRF defence, log-out, throttle.
. "${srcdir:=.}/tests/lib/tap.sh"
U=$LATCHKEY_URL

api GET session
answer "no session" 401 no_session
is "a challenge that opens no dialog" "$(field www-authenticate)" 'Session realm="latchkey"'
is "nothing is stored" "$(field cache-control)" no-store

login "$LATCHKEY_ADMIN" "$LATCHKEY_PASSWORD"
is "log-in" "$status" 200
like "the cookie" "$(field set-cookie)" \
  '^__Host-latchkey=[0-9A-Za-z]{43}; Path=/; Secure; HttpOnly; SameSite=Lax$'
is "who" "$(json '.user.name + " " + .user.role')" "$LATCHKEY_ADMIN admin"
like "csrf value" "$(json .csrf)" '^[0-9A-Za-z]{43}$'
is "time-outs" "$(json '"\(.idle_seconds) \(.absolute_seconds)"')" "1800 43200"
is "nothing is stored" "$(field cache-control)" no-store
first=$cookie
api GET session
is "the session holds" "$status $(json .csrf)" "200 $csrf"
req -I -H "Cookie: $cookie" "$U/api/v1/session"
is "HEAD" "$status $(grep -c csrf "$tmp/body")" "200 0"

# fixation: a log-in with a session ends it and makes a new one
req -H "Origin: $U" -H "$JSON" -H "Cookie: $first" \
  -d "{\"user\":\"$LATCHKEY_ADMIN\",\"password\":\"$LATCHKEY_PASSWORD\"}" "$U/api/v1/session"
is "log-in within a session" "$status" 200
is "gives a new id" "$(field set-cookie | grep -c "$first")" 0
cookie=$first
api GET session
answer "the old id is dead" 401 no_session
cookie="__Host-latchkey=$(printf '%043d' 0)"
api GET session
answer "a made-up id" 401 no_session
cookie="$first; $first"
api GET session
answer "two cookies" 401 no_session

# alike for all: text, code, head
login nobody-here 'x-y-z-x-y-z-1-2-3'
cp "$tmp/body" "$tmp/unknown"
answer "unknown user" 401 invalid_credentials
login "$LATCHKEY_USER" 'x-y-z-x-y-z-1-2-3'
answer "wrong password" 401 invalid_credentials
is "the same body" "$(cat "$tmp/body")" "$(cat "$tmp/unknown")"
is "no cookie" "$(field set-cookie)" ''
login "' OR '1'='1" "' OR '1'='1"
answer "SQL as a name" 401 invalid_credentials
login "$LATCHKEY_ADMIN" "$LATCHKEY_PASSWORD "
answer "a blank more" 401 invalid_credentials
login "$LATCHKEY_ADMIN" "$(printf '%s' "$LATCHKEY_PASSWORD" | cut -c 1-23)"
answer "a character less" 401 invalid_credentials

# Where the request comes from
post() { req -H "$JSON" -d '{"user":"a","password":"b"}' "$@" "$U/api/v1/session"; }
post
answer "neither Origin nor Sec-Fetch-Site" 403 cross_origin
post -H 'Sec-Fetch-Site: cross-site' -H "Origin: $U"
answer "cross-site" 403 cross_origin
post -H 'Sec-Fetch-Site: same-site'
answer "a sibling site" 403 cross_origin
post -H 'Sec-Fetch-Site: none'
answer "typed into the address bar" 403 cross_origin
post -H 'Origin: null'
answer "Origin: null" 403 cross_origin
post -H "Origin: $U.example.com"
answer "an Origin that begins like ours" 403 cross_origin
post -H "Origin: $U"
answer "our Origin" 401 invalid_credentials
like "caches are told" "$(field vary)" 'Sec-Fetch-Site, ?Origin'

# Bodies
body() { req -H "Origin: $U" -H "$JSON" --data-binary "$1" "$U/api/v1/session"; }
for b in '' 'x' '[]' '"x"' 'null' '{' '{}' '{"user":"a"}' '{"user":"a","password":"b"}x' \
  '{"user":"a","password":"b","user":"c"}' '{"user":"a","password":"b","more":1}' \
  '{"user":1,"password":"b"}' '{"user":null,"password":"b"}' '{"user":{"a":1},"password":"b"}' \
  '{"user":"a","password":"b",}' "{'user':'a','password':'b'}" '{"user":"a\u0000b","password":"b"}' \
  '[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]'; do
  body "$b"
  answer "body $b" 400 invalid
done
printf '{"user":"a\377","password":"b"}' >"$tmp/bad"
req -H "Origin: $U" -H "$JSON" --data-binary "@$tmp/bad" "$U/api/v1/session"
answer "bytes that are not UTF-8" 400 invalid
head -c 70000 /dev/zero | tr '\0' ' ' >"$tmp/large"
req -H "Origin: $U" -H "$JSON" --data-binary "@$tmp/large" "$U/api/v1/session"
answer "a body of 70000 bytes" 413 too_large
body "{\"user\":\"a\",\"password\":\"$(printf '%02000d' 0)\"}"
answer "a password of 2000 bytes" 400 invalid password
req -H "Origin: $U" -H 'Content-Type: text/plain' -d '{}' "$U/api/v1/session"
answer "text/plain" 415 media_type
req -H "Origin: $U" -d 'user=a&password=b' "$U/api/v1/session"
answer "a form" 415 media_type
req -H "Origin: $U" -H 'Content-Type: application/json; charset=latin1' -d '{}' "$U/api/v1/session"
answer "latin1" 415 media_type

# Paths and methods
req -X PUT "$U/api/v1/session"
answer "PUT" 405 method_not_allowed
is "Allow" "$(field allow)" 'GET, HEAD, POST, DELETE'
for p in api/v1/ api/v1/nothing api/v2/session api/v1/session/ api/v1/session/x api/; do
  req "$U/$p"
  answer "/$p" 404 not_found
done
req "$U/api/v1/session?x=1"
answer "a query" 400 invalid

# Log-out
login "$LATCHKEY_ADMIN" "$LATCHKEY_PASSWORD"
keep=$cookie good=$csrf
csrf=''
api DELETE session
answer "log-out without CSRF value" 403 csrf
csrf=$(printf '%s' "$good" | tr '0-9A-Za-z' '1-9A-Za-z0')
api DELETE session
answer "log-out with a wrong one" 403 csrf
csrf=$good
api DELETE session
is "log-out" "$status" 204
like "takes the cookie back" "$(field set-cookie)" '^__Host-latchkey=; Path=/; Secure; .*Max-Age=0'
is "clears what is stored" "$(field clear-site-data)" '"cache", "storage"'
cookie=$keep
api GET session
answer "the session is over" 401 no_session

# Throttle: one account from one address, nobody else
i=0
while [ $i -lt 12 ]; do
  login throttled-user 'x-y-z-x-y-z-1-2-3'
  i=$((i + 1))
done
answer "after 10 failures" 429 too_many_attempts
like "Retry-After in seconds" "$(field retry-after)" '^[0-9]+$'
login "$LATCHKEY_ADMIN" "$LATCHKEY_PASSWORD"
is "another account is not concerned" "$status" 200
done_testing
