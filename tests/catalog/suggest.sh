#!/bin/sh
# Relations guessed in real schemas whose foreign keys were dropped: how many of
# the real ones are found, and how many others are. What is printed must be an
# overlay that is right.
: "${srcdir:=.}" "${builddir:=.}"
: "${LATCHKEY_SHARED:=$srcdir/../shared}"
export srcdir builddir LATCHKEY_SHARED
if [ -z "$LATCHKEY_DB_SOCKET" ]; then
  exec "$srcdir/tests/db/with-mariadb" "$0" "$@"
fi
command -v node > /dev/null || { echo "1..0 # SKIP no node"; exit 77; }
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT
sql() {
  mariadb --no-defaults --default-character-set=utf8mb4 -uroot -S "$LATCHKEY_DB_SOCKET" \
    --init-command="SET SESSION sql_mode=''" "$@"
}
print() { # DATABASE WHAT [OVERLAY]
  "$builddir/tests/catalog/print" "$LATCHKEY_DB_SOCKET" root "$1" "$2" - "$3"
}
n=0
result() { # STATUS TEXT
  n=$((n + 1))
  if [ "$1" = 0 ]; then echo "ok $n - $2"; else
    [ -f "$dir/why" ] && sed 's/^/# /' "$dir/why" | head -60
    echo "not ok $n - $2"
  fi
  rm -f "$dir/why"
}
relations() { # FILE: table(columns) -> table(columns), sorted
  node -e 'const o = JSON.parse(require("fs").readFileSync(0, "utf8"));
    for (const [t, v] of Object.entries(o.tables)) for (const r of Object.values(v.relations)) {
      if (!(r.evidence.length > 0)) throw new Error("no evidence");
      console.log(`${t}(${r.columns}) -> ${r.to}(${r.to_columns})`);
    }' < "$1" | sort
}
fks="SELECT CONCAT(TABLE_NAME, '(', GROUP_CONCAT(COLUMN_NAME ORDER BY ORDINAL_POSITION), ') -> ',
  REFERENCED_TABLE_NAME, '(', GROUP_CONCAT(REFERENCED_COLUMN_NAME ORDER BY ORDINAL_POSITION), ')')
  FROM information_schema.KEY_COLUMN_USAGE WHERE TABLE_SCHEMA = DATABASE() AND REFERENCED_TABLE_NAME IS NOT NULL
  GROUP BY TABLE_NAME, CONSTRAINT_NAME"
judge() { # DATABASE SUGGEST FOUND OTHERS: as many as that
  print "$1" "$2" > "$dir/$1-$2.json" 2> "$dir/why" && relations "$dir/$1-$2.json" > "$dir/got" 2>> "$dir/why"
  result $? "$1: $2 prints an overlay"
  comm -12 "$dir/real-$1" "$dir/got" > "$dir/found"
  comm -23 "$dir/real-$1" "$dir/got" | sed 's/^/missed: /' > "$dir/why"
  comm -13 "$dir/real-$1" "$dir/got" | sed 's/^/other: /' >> "$dir/why"
  sed 's/^/# /' "$dir/why"
  found=$(wc -l < "$dir/found") others=$(grep -c ^other: "$dir/why")
  [ "$found $others" = "$3 $4" ]
  result $? "$1: $2 finds $found of $(wc -l < "$dir/real-$1") declared ones and $others others (expected $3, $4)"
  print "$1" text "$dir/$1-$2.json" > "$dir/text" 2> "$dir/why"
  result $? "$1: the overlay of $2 is right"
}
real() { # NAME FOUND OTHERS FOUND-WITH-DATA OTHERS-WITH-DATA
  if [ ! -f "$LATCHKEY_SHARED/data/$1/$1.sql" ]; then
    n=$((n + 1))
    echo "ok $n - $1 # SKIP no such data"
    return
  fi
  sql -e "CREATE DATABASE $1" && sql "$1" < "$LATCHKEY_SHARED/data/$1/$1.sql" > /dev/null
  sql -N "$1" -e "$fks" | sort > "$dir/real-$1"
  print "$1" suggest > "$dir/declared.json" && relations "$dir/declared.json" > "$dir/got"
  comm -12 "$dir/real-$1" "$dir/got" > "$dir/why"
  [ ! -s "$dir/why" ]
  result $? "$1: what is declared is not suggested"
  sql -N "$1" -e "SELECT CONCAT('ALTER TABLE \`', TABLE_NAME, '\` DROP FOREIGN KEY \`', CONSTRAINT_NAME, '\`;')
    FROM information_schema.TABLE_CONSTRAINTS WHERE TABLE_SCHEMA = DATABASE() AND CONSTRAINT_TYPE = 'FOREIGN KEY'" |
    sql "$1"
  judge "$1" suggest "$2" "$3"
  judge "$1" suggest-data "$4" "$5"
}
# The others are no foreign keys of the schema, but true: a film's text, a
# quote item's product, a saved filter's user, an order detail's purchase order,
# and (by their values) who submitted and approved it.
real sakila 22 1 22 1
real krayin 57 2 57 2
real chinook 10 0 10 0
real northwind 19 1 19 3

# What the data refutes, what it confirms, what is not printed ----------------
sql -e "CREATE DATABASE small" && sql small -e "
  CREATE TABLE llx_users (id INT PRIMARY KEY);
  CREATE TABLE llx_orders (id INT PRIMARY KEY, user_id INT, created_by INT, approved_by INT, KEY (user_id), KEY (created_by));
  CREATE TABLE llx_lines (order_id INT NOT NULL, no INT NOT NULL, PRIMARY KEY (order_id, no));
  CREATE TABLE llx_parts (id INT PRIMARY KEY, order_id INT, no INT, user_id BIGINT, KEY (order_id, no));
  CREATE TABLE llx_twice (user_id INT NOT NULL, order_id INT NOT NULL, KEY (user_id));
  CREATE TABLE llx_once (user_id INT NOT NULL, order_id INT NOT NULL, KEY (user_id));
  INSERT INTO llx_users VALUES (1),(2);
  INSERT INTO llx_orders VALUES (1,1,7,2),(2,2,8,1),(3,NULL,9,1);
  INSERT INTO llx_lines VALUES (1,1),(2,1);
  INSERT INTO llx_parts VALUES (1,1,1,2);
  INSERT INTO llx_twice VALUES (1,1),(1,1);
  INSERT INTO llx_once VALUES (1,1),(1,2)"
print small suggest > "$dir/s.json" && relations "$dir/s.json" > "$dir/got"
cat > "$dir/want" << 'END'
llx_lines(order_id) -> llx_orders(id)
llx_once(order_id) -> llx_orders(id)
llx_once(user_id) -> llx_users(id)
llx_orders(created_by) -> llx_users(id)
llx_orders(user_id) -> llx_users(id)
llx_parts(order_id) -> llx_orders(id)
llx_parts(order_id,no) -> llx_lines(order_id,no)
llx_twice(order_id) -> llx_orders(id)
llx_twice(user_id) -> llx_users(id)
END
diff "$dir/want" "$dir/got" > "$dir/why"
result $? "names without the common prefix, compound keys, somebody, link tables"
print small suggest-data > "$dir/s.json" && relations "$dir/s.json" > "$dir/got"
{ grep -v 'created_by\|llx_twice' "$dir/want"
  echo 'llx_orders(approved_by) -> llx_users(id)'
  echo 'llx_parts(user_id) -> llx_users(id)'
} | sort > "$dir/want2"
diff "$dir/want2" "$dir/got" > "$dir/why"
result $? "the data refutes and confirms"
grep -q '"all 2 values are there"' "$dir/s.json"
result $? "and that is among the evidence"
print small text "$dir/s.json" > "$dir/text" 2> "$dir/why" &&
  grep -q '^  -> llx_orders: many llx_orders on id=llx_once.user_id order_id=llx_orders.id' "$dir/text"
result $? "a link table becomes many-to-many"
print small suggest "$dir/s.json" > "$dir/s2.json" && relations "$dir/s2.json" > "$dir/got"
printf '%s\n' 'llx_orders(created_by) -> llx_users(id)' 'llx_twice(order_id) -> llx_orders(id)' \
  'llx_twice(user_id) -> llx_users(id)' | diff - "$dir/got" > "$dir/why"
result $? "what an overlay says already is not suggested"
echo "1..$n"
