#!/bin/sh
# Models of real and of nasty schemas, from a private MariaDB: the traps
# against tests/catalog/traps.golden, every $metadata against the schema of
# OASIS. UPDATE=1 rewrites the golden file.
: "${srcdir:=.}" "${builddir:=.}"
: "${LATCHKEY_SHARED:=$srcdir/../shared}"
here=$srcdir/tests/catalog
print=$builddir/tests/catalog/print
for tool in mariadbd mariadb mariadb-install-db; do
  command -v $tool > /dev/null ||
    PATH=$PATH:/usr/sbin command -v $tool > /dev/null || exit 77
done
PATH=$PATH:/usr/sbin
dir=$(mktemp -d) || exit 99
pid=
stop() {
  if [ -n "$pid" ]; then
    kill "$pid"
    wait "$pid"
  fi
  rm -rf "$dir"
} 2> /dev/null
trap stop EXIT
trap 'exit 99' HUP INT TERM
sock=$dir/sock

start() {
  as=
  [ "$(id -u)" = 0 ] && as=--user=root
  mariadb-install-db --no-defaults --datadir="$dir/data" --tmpdir="$dir" $as --skip-test-db \
    --auth-root-authentication-method=normal > "$dir/install" 2>&1 || return 1
  mariadbd --no-defaults --datadir="$dir/data" --tmpdir="$dir" --socket="$sock" $as \
    --skip-networking --pid-file="$dir/pid" --innodb-log-file-size=8M \
    --innodb-buffer-pool-size=32M --innodb-flush-log-at-trx-commit=0 \
    --performance-schema=0 > "$dir/log" 2>&1 < /dev/null &
  pid=$!
  for i in $(seq 300); do
    sql -e 'SELECT 1' > /dev/null 2>&1 && return 0
    kill -0 $pid 2> /dev/null || return 1
    sleep 0.1
  done
  return 1
}
sql() {
  mariadb --no-defaults --default-character-set=utf8mb4 -uroot -S "$sock" "$@"
}
model() { # DATABASE WHAT [tinyint1]
  "$print" "$sock" "${user:-root}" "$@"
}

n=0
result() { # STATUS TEXT: one line of TAP, with what stands in $dir/why
  n=$((n + 1))
  if [ "$1" = 0 ]; then
    echo "ok $n - $2"
  else
    [ -f "$dir/why" ] && sed 's/^/# /' "$dir/why" | head -40
    echo "not ok $n - $2"
  fi
  rm -f "$dir/why"
}
says() { # TEXT FILE LINE: the file has this very line
  grep -Fxq -- "$3" "$2" || echo "no line: $3" > "$dir/why"
  grep -Fxq -- "$3" "$2"
  result $? "$1"
}
# libxml2 takes the ideographs and syllables, which Unicode lists by their
# first and last only, for no letters: they are validated as one Latin letter.
validates() { # TEXT DATABASE
  if ! command -v xmllint > /dev/null || [ ! -d "$LATCHKEY_SHARED/xsd" ]; then
    n=$((n + 1))
    echo "ok $n - $1 # SKIP no xmllint or no schema of OASIS"
    return
  fi
  model "$2" csdl > "$dir/csdl" &&
    perl -CSD -pe 's/[\x{3401}-\x{4db4}\x{4e01}-\x{9fa4}\x{ac01}-\x{d7a2}]/L/g' \
      "$dir/csdl" > "$dir/latin" &&
    xmllint --nonet --noout --schema "$LATCHKEY_SHARED/xsd/edmx.xsd" \
      "$dir/latin" > "$dir/why" 2>&1
  result $? "$1"
}

if ! start; then
  sed 's/^/# /' "$dir/log" "$dir/install" | tail -20
  echo "Bail out! MariaDB does not start"
  exit 99
fi

# Traps -------------------------------------------------------------------
sql -e "CREATE DATABASE traps; CREATE DATABASE elsewhere;
  CREATE TABLE elsewhere.far (id INT PRIMARY KEY)"
sql traps < "$here/traps.sql" > "$dir/why" 2>&1
result $? "traps.sql loads"
sql traps -e "CREATE TABLE abroad (id INT PRIMARY KEY, far_id INT,
  CONSTRAINT f_far FOREIGN KEY (far_id) REFERENCES elsewhere.far (id));
  CREATE VIEW v_abroad AS SELECT id FROM elsewhere.far"
model traps text > "$dir/traps" 2> "$dir/why"
result $? "the model of the traps is made"
if [ -n "$UPDATE" ]; then
  cp "$dir/traps" "$here/traps.golden"
fi
diff "$here/traps.golden" "$dir/traps" > "$dir/why"
result $? "the traps give the golden model"
validates "\$metadata of the traps is valid" traps

sql -N traps -e "SELECT TABLE_NAME FROM information_schema.TABLES
  WHERE TABLE_SCHEMA = 'traps'" > "$dir/tables"
# A set's line begins with its name, and has the table's where it differs.
while read -r t; do
  grep -Fq -- "left out: $t: " "$dir/traps" ||
    grep -Fq -- "\`$t\`" "$dir/traps" ||
    grep -Eq -- "^$t (view |versioned )?key " "$dir/traps" ||
    echo "table $t is neither a set nor left out" >> "$dir/why"
done < "$dir/tables"
[ ! -f "$dir/why" ]
result $? "every table is a set or says why not"

t=$dir/traps
says "a view of another database has no key" "$t" \
  "left out: v_abroad: no key: the view shows a table of another database"
says "a foreign key to another database is left out" "$t" \
  "left out: abroad.f_far: it leads to another database"
says "TINYINT(1) is a number" "$t" "  t1 Edm.SByte"
model traps text tinyint1 > "$dir/bool"
says "TINYINT(1) is Boolean when configured" "$dir/bool" "  t1 Edm.Boolean"
says "TINYINT UNSIGNED is not touched by that" "$dir/bool" \
  "  tu Edm.Byte unsigned"

# Fingerprint -------------------------------------------------------------
f1=$(model traps fingerprint)
sql traps -e "INSERT INTO empty_table VALUES (1, 1), (2, 2);
  ANALYZE TABLE empty_table" > /dev/null
f2=$(model traps fingerprint)
sql traps -e "ALTER TABLE empty_table MODIFY v INT NOT NULL"
f3=$(model traps fingerprint)
[ -n "$f1" ] && [ "$f1" = "$f2" ]
result $? "rows do not change the fingerprint"
[ "$f2" != "$f3" ]
result $? "a changed column does"

# Rights ------------------------------------------------------------------
sql -e "CREATE USER reader@localhost; GRANT SELECT ON traps.* TO
  reader@localhost"
user=reader model traps text > "$dir/reader"
says "without SHOW VIEW a view is left out" "$dir/reader" \
  "left out: v_plain: no key: its definition cannot be read: grant SHOW VIEW"
grep -q "^  -> from: one place " "$dir/reader"
result $? "SELECT alone shows keys and navigation"
sql -e "GRANT SHOW VIEW ON traps.* TO reader@localhost"
sed '/^empty_table key/,/^$/d' "$dir/traps" > "$dir/want"
user=reader model traps text | sed '/^empty_table key/,/^$/d' > "$dir/got"
grep -v abroad "$dir/want" > "$dir/want1"
grep -v abroad "$dir/got" > "$dir/got1"
diff "$dir/want1" "$dir/got1" > "$dir/why"
result $? "SELECT and SHOW VIEW show the whole model"
user=reader model elsewhere text > /dev/null 2> "$dir/err"
[ $? = 1 ] && grep -q "There is no database 'elsewhere'" "$dir/err"
result $? "a database out of reach is an error that names it"

sql -e "CREATE USER narrow@localhost; GRANT SELECT, SHOW VIEW ON
  traps.v_plain TO narrow@localhost; GRANT SELECT ON traps.trip TO
  narrow@localhost"
user=narrow model traps text > "$dir/narrow"
says "a view whose table is out of reach has no key" "$dir/narrow" \
  "left out: v_plain: no key: the account may not see the view's table"
says "a foreign key to a table out of reach is left out" "$dir/narrow" \
  "left out: trip.f_from: the account may not see the table it leads to"
user=nobody model traps text > /dev/null 2> "$dir/err"
[ $? = 1 ] && [ -s "$dir/err" ]
result $? "a refused log-in is an error"

# Odd databases -----------------------------------------------------------
for db in 'odd-name 1' edm System empty; do
  sql -e "CREATE DATABASE \`$db\`"
  [ "$db" = empty ] ||
    sql "$db" -e "CREATE TABLE Org (id INT PRIMARY KEY COMMENT 'x')"
done
model edm text > "$dir/edm"
says "a reserved namespace is not used" "$dir/edm" \
  "namespace edm_ \`edm\`, container Container, 1 sets"
validates "\$metadata of a database with an odd name is valid" 'odd-name 1'
validates "\$metadata of a database called System is valid" System
validates "\$metadata of an empty database is valid" empty
[ "$(model 'odd-name 1' service)" = '{"@odata.context":"https://host/odata/v4/$metadata","value":[{"name":"Org","kind":"EntitySet","url":"Org"}]}' ]
result $? "the service document lists the sets"

# Real schemas ------------------------------------------------------------
real() { # NAME SETS LEFT-OUT-TABLES NAVS
  if [ ! -f "$LATCHKEY_SHARED/data/$1/$1.sql" ]; then
    n=$((n + 1))
    echo "ok $n - $1 # SKIP no such data"
    return
  fi
  sql -e "CREATE DATABASE $1"
  sql "$1" < "$LATCHKEY_SHARED/data/$1/$1.sql"
  model "$1" text > "$dir/$1"
  echo "$(grep -Ec '^[^ :]+ (`.*` )?(view |versioned )?key ' "$dir/$1")" \
    "$(grep -Ec '^left out: [^.:]*: ' "$dir/$1")" \
    "$(grep -Ec '^  -> ' "$dir/$1")" > "$dir/why"
  [ "$(cat "$dir/why")" = "$2 $3 $4" ]
  result $? "$1 has $2 sets, $3 tables left out, $4 navigations"
  tables=$(sql -N -e "SELECT COUNT(*) FROM information_schema.TABLES
    WHERE TABLE_SCHEMA = '$1'")
  [ "$tables" = $(($2 + $3)) ]
  result $? "$1: every table is a set or says why not"
  validates "$1: \$metadata is valid" "$1"
}
real sakila 16 7 48
real chinook 11 0 24
real northwind 20 0 44
real krayin 38 12 70
if [ -f "$dir/sakila" ]; then
  says "sakila: two keys to one table are told apart" "$dir/sakila" \
    "  -> original_language: one or none language on original_language_id=language.language_id partner film_original_language"
  says "sakila: many-to-many" "$dir/sakila" \
    "  -> actor: many actor on film_id=film_actor.film_id actor_id=actor.actor_id partner film"
fi
if [ -f "$dir/chinook" ]; then
  says "chinook: self reference" "$dir/chinook" \
    "  -> ReportsTo_Employee: one or none Employee on ReportsTo=Employee.EmployeeId partner Employee_ReportsTo_Employee"
fi

# Size --------------------------------------------------------------------
for i in $(seq 500); do
  echo "CREATE TABLE t$i (id INT PRIMARY KEY, $(seq -s, -f 'c%g INT' 20),"
  echo "p INT, FOREIGN KEY (p) REFERENCES t$(((i + 1) / 2)) (id))"
  echo "ENGINE=InnoDB;"
done > "$dir/many.sql"
sql -e "CREATE DATABASE many"
{ echo "SET foreign_key_checks = 0;"; cat "$dir/many.sql"; } | sql many
before=$(date +%s%N)
model many text > "$dir/many"
took=$((($(date +%s%N) - before) / 1000000))
echo "# 500 tables, 11,000 columns, 500 foreign keys: $took ms"
[ "$(grep -c '^t[0-9]* key id$' "$dir/many")" = 500 ]
result $? "500 tables become 500 sets"
[ $took -lt 10000 ]
result $? "within ten seconds"
echo "1..$n"
