#!/bin/sh
# latchkeyctl init: from nothing, again, and after somebody has meddled.
: "${srcdir:=.}"
. "$srcdir/tests/auth/lib.sh"

status 1 "check before init fails" ctl check
says "because there is no key file" 'FAIL key file: .*No such file'
ok "init" ctl init
says "it says what it made" "^made $dir/keys"
says "and that it is ready" '^ready$'
for f in keys db.password read.password; do
  is "$f is for its owner alone" "$(stat -c %a "$dir/$f")" 600
done
before=$(cat "$dir/keys" "$dir/db.password" "$dir/read.password")
ok "check" ctl check
is "nothing failed" "$(grep -cv '^ok ' "$dir/out")" 0
ok "init a second time" ctl init
says "keeps the keys" "^kept $dir/keys"
is "and the passwords" "$(cat "$dir/keys" "$dir/db.password" "$dir/read.password")" "$before"
ok "check after it" ctl check

sql -e "ALTER USER latchkey@localhost IDENTIFIED BY 'other'"
status 1 "check notices a changed password" ctl check
says "and names the account" '^FAIL db_user can log in'
ok "init repairs it" ctl init
ok "check after the repair" ctl check

sql -e 'DROP USER latchkey_read@localhost'
ok "init makes a dropped account again" ctl init
ok "check after that" ctl check

sql -e 'SET GLOBAL general_log = 1'
ok "init with the general log on" ctl init
sql -e 'SET GLOBAL general_log = 0'
is "no password in the log" \
  "$(grep -c -e "$(cat "$dir/db.password")" -e "$(cat "$dir/read.password")" "$dir/general.log")" 0

chmod 644 "$dir/keys"
status 1 "check refuses a key file that others can read" ctl check
says "and says so" '^FAIL key file: .*chmod 600'
chmod 600 "$dir/keys"
printf '1 mac AAAA\n' >"$dir/keys"
status 1 "a damaged key file" ctl check
says "is told by line" '^FAIL key file: .*keys:1:'

status 1 "no such database" ctl -o 'db_name = nothing' init
says "is named" 'There is no database nothing'
status 1 "own schema as exposed one" ctl -o 'db_name = latchkey' init
status 1 "no key_file" ctl -o 'key_file = ' init
says "is named too" 'key_file is not set'
status 1 "no database server" ctl -o 'db_socket = /nonexistent/db.sock' init
for bad in '' 'nothing' 'init x' 'user' 'user add' 'user add x' 'user add x --role boss --generate' \
  'user add x --role admin' 'user add x --role admin --generate --password-stdin' \
  'user passwd x' 'user disable' 'user rename x' 'token' 'token revoke' 'token list x' 'keys' 'keys list' 'keys rotate x' 'check x' '--nothing'; do
  # shellcheck disable=SC2086 # words, not one argument
  status 2 "usage: latchkeyctl $bad" ctl $bad
done
status 2 "no configuration" "$builddir/latchkeyctl" check
status 2 "a wrong configuration" ctl -o 'db_port = x' check
says "is explained" 'db_port'
ok "--version" "$builddir/latchkeyctl" --version
ok "--help" "$builddir/latchkeyctl" --help
done_testing
