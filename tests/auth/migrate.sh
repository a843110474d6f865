#!/bin/sh
# Migrations: applied once, in order, never silently changed.
: "${srcdir:=.}"
. "$srcdir/tests/auth/lib.sh"

schema=$dir/schema
cp -r "$srcdir/sql/schema" "$schema"
chmod -R u+w "$schema"
ok "init" ctl init
ok "migrate with nothing new" ctl migrate
says "says so" '^nothing to do'
is "one row for each file" "$(sql latchkey -e 'SELECT COUNT(*) FROM schema_migration')" \
  "$(find "$schema" -name '*.sql' | wc -l)"

next=$(printf '%04d' $(($(find "$schema" -name '*.sql' | wc -l) + 1)))
cat >"$schema/${next}_next.sql" <<'END'
-- a comment; with a semicolon;
CREATE TABLE IF NOT EXISTS next_one (
  text VARCHAR(20) DEFAULT 'a;b'
);

CREATE TABLE IF NOT EXISTS next_two (id INT);
END
status 1 "check asks for it" ctl check
says "by number of files" '^FAIL schema is up to date: 1 not applied'
ok "a new file is applied" ctl migrate
says "by name" "^applied ${next}_next.sql"
is "both statements ran" "$(sql latchkey -e "SHOW TABLES LIKE 'next%'" | wc -l)" 2
ok "and once only" ctl migrate
says "nothing to do then" '^nothing to do'

echo '-- changed' >>"$schema/0001_start.sql"
status 1 "a changed old file is refused" ctl migrate
says "by name" '0001_start.sql has changed since it was applied'
status 1 "check refuses it too" ctl check
cp "$srcdir/sql/schema/0001_start.sql" "$schema/"
mv "$schema/${next}_next.sql" "$dir/"
status 1 "a schema that is newer than the files" ctl migrate
says "is told" 'belongs to a newer version'
mv "$dir/${next}_next.sql" "$schema/"

bad=$(printf '%04d' $((${next#000} + 1)))
printf 'CREATE TABLE IF NOT EXISTS good (id INT);\nCREATE XTABLE bad (id INT);\n' >"$schema/${bad}_bad.sql"
status 1 "a wrong statement stops it" ctl migrate
is "its file does not count as applied" \
  "$(sql latchkey -e "SELECT COUNT(*) FROM schema_migration WHERE name LIKE '%bad%'")" 0
printf 'CREATE TABLE IF NOT EXISTS good (id INT);\nCREATE TABLE IF NOT EXISTS bad (id INT);\n' >"$schema/${bad}_bad.sql"
ok "the corrected file goes through" ctl migrate
printf 'CREATE TABLE no_end (id INT)\n' >"$schema/$(printf '%04d' $((${bad#000} + 1)))_end.sql"
status 1 "a statement without its end" ctl migrate
rm "$schema"/*_end.sql
mv "$schema/${bad}_bad.sql" "$schema/0009_bad.sql"
status 1 "a gap in the numbers" ctl migrate
says "is told" 'migration .* is missing'
rm "$schema"/*.sql
status 1 "no migrations" ctl migrate
says "is told too" 'holds no migrations'
done_testing
