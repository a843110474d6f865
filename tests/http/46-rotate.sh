#!/bin/sh
# 46-rotate.sh - new keys: what was made with the old ones still works.
. "${srcdir:=.}/tests/lib/tap.sh"
: "${LATCHKEY_BUILD:=$srcdir/var/build}"
ctl() { "$LATCHKEY_BUILD/latchkeyctl" -c "$LATCHKEY_DIR/latchkey.conf" --sql "$srcdir/sql/schema" "$@"; }
odata() {
  req -H "Authorization: Bearer $2" "$LATCHKEY_ODATA"
  is "$1" "$status" 200
}

login "$LATCHKEY_ADMIN" "$LATCHKEY_PASSWORD"
api POST tokens '{"description":"before","scope":"odata","expires_in_days":30}'
is "a token" "$status" 201
old=$(json .token)
like "of the first version" "$old" '^lkpat_1'
ctl keys rotate >"$tmp/out" 2>&1
is "keys rotate" $? 0
like "says which version" "$(cat "$tmp/out")" 'version 2'
ctl check >"$tmp/out" 2>&1
is "check likes the file" $? 0
odata "before the reload the old token works" "$old"
kill -HUP "$(cat "$LATCHKEY_DIR/fcgi.pid")"
i=0
while [ $i -lt 50 ]; do
  login "$LATCHKEY_ADMIN" "$LATCHKEY_PASSWORD"
  api POST tokens '{"description":"after '$i'","scope":"odata","expires_in_days":30}'
  new=$(json .token)
  case $new in lkpat_2*) break ;; esac
  i=$((i + 1))
  sleep 0.2
done
login "$LATCHKEY_ADMIN" "$LATCHKEY_PASSWORD"
is "a password hashed before still works" "$status" 200
like "a new token has the new version" "$new" '^lkpat_2'
for i in 1 2 3 4 5 6; do
  odata "the old token works ($i)" "$old"
  odata "the new one works ($i)" "$new"
done
done_testing
