#!/bin/sh
# latchkeyctl user and token.
: "${srcdir:=.}"
. "$srcdir/tests/auth/lib.sh"

ok "init" ctl init
is "a fresh schema has no users" "$(sql latchkey -e 'SELECT COUNT(*) FROM user')" 0
ok "user add --generate" ctl user add alice --role admin --generate
says "prints 24 letters and digits last" '^[0-9A-Za-z]{24}$'
status 1 "a name that exists" ctl user add alice --role user --generate
says "is told" 'There is a user alice'
status 1 "names differ by more than case" ctl user add ALICE --role user --generate
is "with its role" "$(sql latchkey -e "SELECT role FROM user WHERE name = 'alice'")" admin
is "Argon2 at the parameters we say" "$(sql latchkey -e 'SELECT kdf_m, kdf_t, pepper FROM user' | tr '\t' ' ')" "47104 1 1"
add() { printf '%s\n' "$2" | ctl user add "$1" --role user --password-stdin; }
ok "a password of 15 characters" add bob 'orchid-lamp-374'
status 1 "a password of 14" add carol 'orchid-lamp-37'
says "says what is allowed" '14 characters; 15 to 256'
status 1 "with the name in it" add carol 'carol orchid lamp'
status 1 "with our name in it" add carol 'orchid latchkey 1'
status 1 "a sequence" add carol 'abcdefghijklmnopq'
for bad in '' ' x' 'a b' '.x' "$(printf '%065d' 0)" 'ü' "a'b" 'a;b'; do
  status 1 "no name: $bad" ctl user add "$bad" --role user --generate
done
ok "a name with everything" ctl user add 'a.b_c@d+e-1' --role user --generate

old=$(sql latchkey -e "SELECT HEX(hash) FROM user WHERE name = 'bob'")
ok "user passwd" ctl user passwd bob --generate
[ "$old" != "$(sql latchkey -e "SELECT HEX(hash) FROM user WHERE name = 'bob'")" ]
is "changes the hash" $? 0
sql latchkey -e "INSERT INTO session SELECT REPEAT('x', 32), id, NOW(), NOW() FROM user WHERE name = 'bob'"
ok "user disable" ctl user disable bob
is "ends sessions" "$(sql latchkey -e 'SELECT COUNT(*) FROM session')" 0
is "and marks the user" "$(sql latchkey -e "SELECT disabled_at IS NOT NULL FROM user WHERE name = 'bob'")" 1
ok "user enable" ctl user enable bob
is "takes the mark away" "$(sql latchkey -e "SELECT disabled_at IS NOT NULL FROM user WHERE name = 'bob'")" 0
status 1 "no such user" ctl user disable nobody
says "is told" 'There is no user nobody'

ok "token list" ctl token list
is "has a head alone" "$(wc -l <"$dir/out")" 1
status 1 "no such token" ctl token revoke 00000000000000
status 1 "no token id" ctl token revoke "x' OR 1=1"
sql latchkey -e "INSERT INTO token (id, user_id, description, scope, kdf_m, kdf_t, pepper, salt, hash, mac, created_at)
  SELECT CONCAT('0000000000000', n), u.id, CONCAT('d', n), 'odata', 19456, 2, 1, REPEAT('s', 16), REPEAT('h', 32), REPEAT('m', 32), NOW()
  FROM user u, (SELECT 1 n UNION SELECT 2 UNION SELECT 3) x WHERE u.name = 'alice'"
ok "token list with three" ctl token list
is "shows three" "$(grep -c active "$dir/out")" 3
ok "token revoke" ctl token revoke 00000000000002
ok "token revoke again" ctl token revoke 00000000000002
ok "token list after it" ctl token list
is "shows one revoked" "$(grep -c '^00000000000002.revoked' "$dir/out")" 1
is "whose hash is gone" "$(sql latchkey -e "SELECT HEX(hash) FROM token WHERE id = '00000000000002'")" \
  "$(printf '%064d' 0)"
ok "token revoke-all" ctl token revoke-all
says "says how many" '^revoked 2 tokens'
status 1 "without the database" ctl -o 'db_socket = /nonexistent/s' token list
done_testing
