#!/bin/sh
# 45-cold.sh - a host that has verified no token yet: one hash for each token,
# however many ask at once; too few permits are 503, never 401.
. "${srcdir:=.}/tests/lib/tap.sh"
: "${LATCHKEY_BUILD:=$srcdir/var/build}"
U=$LATCHKEY_URL pid=$(cat "$LATCHKEY_DIR/fcgi.pid") own=''
trap '[ -z "$own" ] || kill "$own"; rm -rf "$tmp"' EXIT
sock=$LATCHKEY_DIR/fcgi.sock
owner=$(stat -c %u:%g "$sock") mode=$(stat -c %a "$sock")
metric() { curl -sS "$U/metrics" | awk -v k="$1" '$1 == k { print $2 }'; }
hashes() { metric 'latchkey_argon2_total{for="token"}'; }

# restart OPTIONS...: a new master has a new, empty mapping
restart() {
  [ -z "$own" ] || { kill "$own"; wait "$own"; }
  if kill -TERM "$pid" 2>/dev/null; then
    while kill -0 "$pid" 2>/dev/null; do sleep 0.05; done
  fi
  rm -f "$sock"
  "$LATCHKEY_BUILD/latchkeyd" -c "$LATCHKEY_DIR/latchkey.conf" "$@" \
    --listen "$sock" >>"$LATCHKEY_DIR/cold.log" 2>&1 &
  own=$!
  i=0
  until [ -S "$sock" ] || [ $i -gt 100 ]; do
    sleep 0.05
    i=$((i + 1))
  done
  # As root, the web server runs as somebody else.
  chown "$owner" "$sock"
  chmod "$mode" "$sock"
  i=0
  until [ "$(curl -s -o /dev/null -w '%{http_code}' "$U/healthz")" = 200 ] || [ $i -gt 100 ]; do
    sleep 0.1
    i=$((i + 1))
  done
}
# burst N CURL-ARGUMENTS...: N requests at once; their codes, sorted
burst() {
  count=$1
  shift
  i=0
  rm -f "$tmp"/code.*
  while [ $i -lt "$count" ]; do
    curl -sS -o /dev/null -w '%{http_code} %header{retry-after}\n' "$@" >"$tmp/code.$i" 2>&1 &
    jobs="$jobs $!" i=$((i + 1))
  done
  # shellcheck disable=SC2086
  wait $jobs
  jobs=''
  sort "$tmp"/code.* | uniq -c | sed 's/^ *//; s/ *$//'
}
jobs=''

login "$LATCHKEY_ADMIN" "$LATCHKEY_PASSWORD"
is "log-in" "$status" 200
api POST tokens '{"description":"cold","scope":"odata","expires_at":null}'
token=$(json .token)
before=$(hashes)
req -u "x:$token" "$LATCHKEY_ODATA"
is "a new token works at once" "$status" 200
is "and is not hashed again" "$(hashes)" "$before"

restart -o 'workers = 8'
is "nothing hashed yet" "$(hashes)" 0
is "24 requests at once" "$(burst 24 -u "x:$token" "$LATCHKEY_ODATA")" "24 200"
is "one hash" "$(hashes)" 1
req -u "x:$token" "$LATCHKEY_ODATA"
is "still one" "$(hashes)" 1
is "forged ones" "$(burst 10 -u "x:${token%?}_" "$LATCHKEY_ODATA")" "10 401"
is "cost none" "$(hashes)" 1

# a worker dies, again and again, while it hashes or not
restart -o 'workers = 2' -o 'argon2_permits = 1'
k=0
while [ $k -lt 12 ]; do
  burst 2 -u "x:$token" "$LATCHKEY_ODATA" >/dev/null &
  sleep 0.0$k
  for w in $(pgrep -P "$own" | head -2); do kill -KILL "$w" 2>/dev/null; done
  wait $!
  k=$((k + 1))
done
i=0
until [ "$(curl -s -o /dev/null -w '%{http_code}' -u "x:$LATCHKEY_TOKEN" "$LATCHKEY_ODATA")" = 200 ] || [ $i -gt 100 ]; do
  sleep 0.1
  i=$((i + 1))
done
req -u "x:$LATCHKEY_TOKEN" "$LATCHKEY_ODATA"
is "after 24 kills a cold token gets its permit" "$status" 200

# overload: no place in the queue
restart -o 'workers = 8' -o 'argon2_permits = 1' -o 'argon2_queue = 0' -o 'login_attempts = 1000'
got=$(burst 8 -H "Origin: $U" -H "$JSON" -d '{"user":"nobody","password":"x"}' "$U/api/v1/session")
like "log-ins beyond the permits: 503 with Retry-After" "$got" '[0-9]+ 503 2$'
is "or an answer, and nothing else" "$(printf '%s\n' "$got" | grep -cvE '^[0-9]+ (401|503 2)$')" 0
is "the metrics know" "$(metric 'latchkey_argon2_busy_total{for="login"}')" \
  "$(printf '%s\n' "$got" | awk '$2 == 503 { print $1 }')"
restart -o 'workers = 8' -o 'argon2_permits = 1' -o 'argon2_wait = 0' -o 'login_attempts = 1000'
got=$(burst 8 -H "Origin: $U" -H "$JSON" -d '{"user":"nobody","password":"x"}' "$U/api/v1/session")
like "argon2_wait: who may not wait for a hash gets 503" "$got" '[0-9]+ 503 2$'

restart -o 'workers = 8' -o 'argon2_permits = 1' -o 'argon2_queue = 0'
got=$(burst 8 -u "x:$token" "$LATCHKEY_ODATA")
is "tokens: 200 or 503 with Retry-After, never 401" "$(printf '%s\n' "$got" | grep -cvE '^[0-9]+ (200|503 2)$')" 0
done_testing
