#!/bin/sh
# What both programs print for people: configuration, model, SQL of a URL.
: "${srcdir:=.}"
. "$srcdir/tests/auth/lib.sh"
d() { "$builddir/latchkeyd" -c "$dir/conf" "$@"; }

ok "init" ctl init
sql crm_test -e 'CREATE TABLE log (line VARCHAR(40)); CREATE SEQUENCE seq'

ok "--check-config" d --check-config
says "prints the effective values" "^db_socket = $dir/db.sock$"
says "defaults too" '^page_size_max = 100000$'
ok "--check-config with an option" d -o 'page_size_max = 7' --check-config
says "which wins over the file" '^page_size_max = 7$'
status 2 "--check-config of a wrong value" d -o 'page_size_max = 0' --check-config
says "names the key and its range" 'page_size_max.*1 to 10000000'
status 2 "of an unknown key" d -o 'page_sise = 1' --check-config
says "names it" 'page_sise'
status 2 "of a missing file" "$builddir/latchkeyd" -c "$dir/nothing" --check-config
ok "--help-config" "$builddir/latchkeyd" --help-config
says "has every key with its range" '^in_max'
is "none is missing" "$(grep -c '^[a-z][a-z0-9_]* ' "$dir/out")" "$(grep -c '^CONF(' "$srcdir/fcgi/sys/conf.def")"

ok "--explain" d --explain "item?\$filter=name eq 'ü' and id gt 3&\$top=2"
says "prints the statement" '^SELECT .* FROM `item` t0 WHERE '
says "and the text that is bound" "\? str 'ü'"
says "and the number" '\? (i|u)64 3'
is "and nothing of the URL in the SQL" "$(grep -c "SELECT.*ü" "$dir/out")" 0
ok "--explain of a count" d --explain 'item/$count'
says "counts" 'SELECT COUNT\(\*\) FROM `item`'
ok "--explain of \$metadata" d --explain '$metadata'
says "has no statement" 'needs no statement'
status 2 "--explain of a wrong URL" d --explain 'item?$filter=nome eq 1'
says "says why" "has no property 'nome'; did you mean 'name'"
status 2 "--explain without the database" d -o 'db_socket = /nonexistent/s' --explain item
ok "--dump-model" d --dump-model
says "is CSDL" '<EntityType Name="item">'
status 2 "an unknown option" d --nothing
status 2 "an argument too many" d --dump-model x

ok "model" ctl model
says "prints the sets" '^item key id$'
says "and their properties" '^  name Edm.String\(40\)'
says "and what is left out, and why" '^left out: log: no key: it has neither a primary key nor a unique key$'
says "a sequence too" '^left out: seq: it is a sequence'
status 1 "model without the database" ctl -o 'db_socket = /nonexistent/s' model

ok "keys rotate" ctl keys rotate
says "says which version" "^$dir/keys has version 2 now"
is "the file has both kinds of it" "$(grep -cE '^2 (mac|pepper) ' "$dir/keys")" 2
is "and those of before" "$(grep -cE '^1 (mac|pepper) ' "$dir/keys")" 2
is "for its owner alone" "$(stat -c %a "$dir/keys")" 600
ok "check after it" ctl check
chmod 644 "$dir/keys"
status 1 "keys rotate of a file that others can read" ctl keys rotate
says "says so" 'chmod 600'
status 1 "keys rotate without a file" ctl -o "key_file = $dir/none" keys rotate
says "names it" "$dir/none: No such file"
done_testing
