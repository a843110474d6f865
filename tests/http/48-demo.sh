#!/bin/sh
# 48-demo.sh - the demo CRM keeps its promises: rows, links, checksums; and it
# is the same each time that it is made.
. "${srcdir:=.}/tests/lib/tap.sh"
mariadb --no-defaults --socket="$LATCHKEY_DB_SOCKET" --user="$(id -un)" "$LATCHKEY_DB" \
  <"$srcdir/sql/demo/verify.sql" >"$tmp/out" 2>&1
is "verify.sql runs" $? 0
is "and finds nothing wrong" "$(head -5 "$tmp/out")" ''
done_testing
