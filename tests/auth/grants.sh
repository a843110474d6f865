#!/bin/sh
# Who can do what in the database, tried with the accounts themselves; and
# whether latchkeyctl check notices every right too many or too few.
: "${srcdir:=.}"
. "$srcdir/tests/auth/lib.sh"

ok "init" ctl init
own() { as latchkey "$dir/db.password" "$@"; }
reader() { as latchkey_read "$dir/read.password" "$@"; }
ok "own account reads its schema" own latchkey -e 'SELECT * FROM token'
ok "own account writes its schema" own latchkey -e 'DELETE FROM session'
status 1 "own account reads no data" own -e 'SELECT * FROM crm_test.item'
status 1 "own account makes no table" own latchkey -e 'CREATE TABLE x (i INT)'
status 1 "own account drops no table" own latchkey -e 'DROP TABLE session'
status 1 "own account reads no passwords" own -e 'SELECT * FROM mysql.global_priv'
ok "read account reads data" reader -e 'SELECT * FROM crm_test.item'
ok "read account reads views' definitions" reader -e 'SHOW CREATE VIEW crm_test.v'
status 1 "read account writes no data" reader -e 'INSERT INTO crm_test.item VALUES (2, "two")'
status 1 "read account deletes nothing" reader -e 'DELETE FROM crm_test.item'
status 1 "read account makes no table" reader -e 'CREATE TABLE crm_test.x (i INT)'
status 1 "read account sees no tokens" reader -e 'SELECT * FROM latchkey.token'
status 1 "read account: _ is no wildcard" reader -e 'SELECT * FROM crmXtest.item'
status 1 "read account writes no files" reader -e "SELECT 1 INTO OUTFILE '$dir/x'"

# noticed GRANT LINE: check fails with the line, and init takes it back
noticed() {
  sql -e "$1" || echo "# cannot $1"
  status 1 "check notices: $1" ctl check
  says "in the right line" "^FAIL $2"
  ok "init takes it back" ctl init
  ok "check is content again" ctl check
}
noticed 'GRANT INSERT ON crm_test.* TO latchkey_read@localhost' 'read_user has exactly its rights'
noticed 'GRANT DELETE ON crm_test.item TO latchkey_read@localhost' 'read_user cannot write'
noticed 'GRANT SELECT ON latchkey.* TO latchkey_read@localhost' 'read_user cannot see users'
noticed 'GRANT SELECT (id) ON crm_test.item TO latchkey@localhost' 'db_user cannot read the exposed'
noticed 'GRANT CREATE ON latchkey.* TO latchkey@localhost' 'db_user cannot change the schema'
noticed 'GRANT FILE ON *.* TO latchkey_read@localhost' 'read_user has exactly its rights'
# shellcheck disable=SC2016 # the backticks are SQL
noticed 'REVOKE SELECT ON `crm\_test`.* FROM latchkey_read@localhost' 'read_user'
noticed 'REVOKE DELETE ON latchkey.* FROM latchkey@localhost' 'db_user has exactly its rights'
# shellcheck disable=SC2016 # the same
noticed 'GRANT SELECT, SHOW VIEW ON `crm\_test`.* TO latchkey_read@localhost WITH GRANT OPTION' \
  'read_user has exactly its rights'

# Functions that the overlay lists: those, and no others.
sql crm_test -e "CREATE FUNCTION Listed(a INT) RETURNS INT NO SQL RETURN a; CREATE FUNCTION other() RETURNS INT NO SQL RETURN 1"
echo '{"functions":{"Listed":{}}}' > "$dir/model.json"
echo "model = $dir/model.json" >> "$dir/conf"
status 1 "check notices: an overlay lists a function" ctl check
says "in the right line" '^FAIL read_user has exactly its rights: .*it lacks EXECUTE ON FUNCTION crm_test.Listed'
says "the model too" '^FAIL model: .*'
ok "init grants it" ctl init
says "and says so" '^granted EXECUTE on Listed to latchkey_read'
ok "check is content" ctl check
ok "init again changes nothing" ctl init
status 1 "… and says nothing of grants" grep -q '^granted' "$dir/out"
ok "read account executes it" reader -e 'SELECT crm_test.Listed(1)'
status 1 "read account executes no other" reader -e 'SELECT crm_test.other()'
noticed 'GRANT EXECUTE ON FUNCTION crm_test.other TO latchkey_read@localhost' 'read_user has exactly its rights'
noticed 'GRANT EXECUTE ON crm_test.* TO latchkey_read@localhost' 'read_user has exactly its rights'
noticed 'REVOKE EXECUTE ON FUNCTION crm_test.Listed FROM latchkey_read@localhost' 'read_user has exactly its rights'
echo '{"functions":{}}' > "$dir/model.json"
status 1 "check notices: it lists none any more" ctl check
ok "init takes it back" ctl init
status 1 "read account executes it no more" reader -e 'SELECT crm_test.Listed(1)'
echo '{"functions":{"Listed":1}}' > "$dir/model.json"
status 1 "a wrong overlay is refused" ctl init
says "with its path" '\$.functions.Listed: expected an object'
done_testing
