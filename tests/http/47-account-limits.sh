#!/bin/sh
# 47-account-limits.sh - throttle by address and host, ends of sessions, who
# may read the metrics: each key of the configuration does what it says.
# stack: --data tests/http/strange.sql --conf 'session_idle = 60s' --conf 'session_absolute = 1h' --conf 'metrics_allow = 192.0.2.1'
# stack: --conf 'login_attempts = 100' --conf 'login_attempts_total = 3' --conf 'login_attempts_address = 6' --conf 'tinyint1_boolean = yes'
. "${srcdir:=.}/tests/lib/tap.sh"
U=$LATCHKEY_URL
sql() { mariadb --no-defaults --socket="$LATCHKEY_DB_SOCKET" --user="$(id -un)" -N latchkey "$@"; }
admin() { login "$LATCHKEY_ADMIN" "$LATCHKEY_PASSWORD"; }
# age COLUMN INTERVAL: of all sessions
age() { sql -e "UPDATE session SET $1 = $1 - INTERVAL $2"; }

admin
is "time-outs are told" "$(json '"\(.idle_seconds) \(.absolute_seconds)"')" "60 3600"
age used_at '55 SECOND'
api GET session
is "used 55 s ago" "$status" 200
age used_at '55 SECOND'
api GET session
is "and 55 s before that: its use counts" "$status" 200
age used_at '61 SECOND'
api GET session
answer "session_idle: used 61 s ago" 401 no_session
admin
age created_at '3590 SECOND'
api GET session
is "begun 3590 s ago" "$status" 200
age created_at '11 SECOND'
api GET session
answer "session_absolute: begun more than an hour ago" 401 no_session

req "$U/metrics"
is "metrics_allow: another address" "$status" 403
like "names the key" "$(cat "$tmp/body")" metrics_allow

req -u "x:$LATCHKEY_TOKEN" "${LATCHKEY_ODATA}Kinds(1)?\$select=B"
is "tinyint1_boolean" "$(json '.B')" true

# The administrator is known from here: ./stack has logged in.
for i in 1 2 3; do
  login nobody-$i 'x-y-z-x-y-z-1-2-3'
  answer "failure $i" 401 invalid_credentials
done
login "$LATCHKEY_USER" "$LATCHKEY_USER_PASSWORD"
answer "login_attempts_total: who was never here" 429 too_many_attempts
admin
is "who was here may" "$status" 200
for i in 4 5 6; do
  login "$LATCHKEY_ADMIN" 'x-y-z-x-y-z-1-2-3'
  answer "failure $i" 401 invalid_credentials
done
admin
answer "login_attempts_address: nobody from here" 429 too_many_attempts
like "for not longer than login_window" "$(field retry-after)" '^([1-9]|[1-8]?[0-9]{1,2}|900)$'
req -u "x:$LATCHKEY_TOKEN" "$LATCHKEY_ODATA"
is "tokens are not concerned" "$status" 200

echo 'login_window = 1s' >>"$LATCHKEY_DIR/latchkey.conf"
kill -HUP "$(cat "$LATCHKEY_DIR/fcgi.pid")"
i=0
while [ $i -lt 50 ]; do
  admin
  [ "$status" = 429 ] || break
  i=$((i + 1))
  sleep 0.2
done
is "login_window: with one of a second it is over" "$status" 200
done_testing
