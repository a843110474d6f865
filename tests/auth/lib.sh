# shellcheck shell=sh
# lib.sh - a private MariaDB and latchkeyctl, for the scripts beside it.
: "${srcdir:=.}" "${builddir:=.}"
PATH=$PATH:/usr/sbin:/sbin
n=0
if ! command -v mariadbd >/dev/null || ! command -v mariadb-install-db >/dev/null; then
  echo "1..0 # SKIP no mariadbd"
  exit 77
fi
me=$(id -un)
dir=$(mktemp -d "${TMPDIR:-/tmp}/latchkey-auth.XXXXXX") || exit 99
db_pid=
# shellcheck disable=SC2317 # called by the trap
finish() {
  [ -z "$db_pid" ] || { kill -KILL "$db_pid"; wait "$db_pid" 2>/dev/null; }
  rm -rf "$dir"
}
trap finish EXIT
trap 'exit 130' INT TERM

sql() { mariadb --no-defaults --socket="$dir/db.sock" --user="$me" -N "$@"; }
# as USER PASSWORD-FILE ARGUMENTS: the client as one of the two accounts
as() {
  user=$1 password=$(cat "$2")
  shift 2
  MYSQL_PWD=$password mariadb --no-defaults --socket="$dir/db.sock" --user="$user" -N "$@"
}
ctl() { "$builddir/latchkeyctl" -c "$dir/conf" --sql "${schema:-$srcdir/sql/schema}" "$@"; }

mariadb-install-db --no-defaults --datadir="$dir/data" --user="$me" \
  --auth-root-authentication-method=socket --auth-root-socket-user="$me" \
  --skip-test-db --skip-name-resolve >"$dir/install.log" 2>&1 ||
  { sed 's/^/# /' "$dir/install.log"; echo "Bail out! mariadb-install-db"; exit 99; }
mariadbd --no-defaults --datadir="$dir/data" --socket="$dir/db.sock" \
  --pid-file="$dir/db.pid" --skip-networking --user="$me" --skip-log-bin \
  --performance-schema=OFF --innodb-buffer-pool-size=16M \
  --innodb-flush-log-at-trx-commit=0 --general-log-file="$dir/general.log" \
  --lc-messages-dir=/usr/share/mysql >"$dir/db.log" 2>&1 &
db_pid=$!
i=0
until mariadb-admin --no-defaults --socket="$dir/db.sock" --user="$me" ping >/dev/null 2>&1; do
  i=$((i + 1))
  if [ $i -gt 600 ] || ! kill -0 $db_pid 2>/dev/null; then
    sed 's/^/# /' "$dir/db.log"
    echo "Bail out! mariadbd"
    exit 99
  fi
  sleep 0.1
done
# "_" is a wildcard in GRANT: crmXtest must stay out of reach.
sql -e 'CREATE DATABASE crm_test; CREATE TABLE crm_test.item (id INT PRIMARY KEY, name VARCHAR(40));
  INSERT INTO crm_test.item VALUES (1, "one"); CREATE VIEW crm_test.v AS SELECT id FROM crm_test.item;
  CREATE DATABASE crmXtest; CREATE TABLE crmXtest.item (id INT PRIMARY KEY)'
cat >"$dir/conf" <<END
db_socket = $dir/db.sock
db_name = crm_test
db_password_file = $dir/db.password
read_password_file = $dir/read.password
key_file = $dir/keys
END

# ok TEXT COMMAND...: the command succeeds
ok() {
  n=$((n + 1)) what=$1
  shift
  if "$@" >"$dir/out" 2>&1; then
    echo "ok $n - $what"
  else
    sed 's/^/# /' "$dir/out"
    echo "not ok $n - $what"
  fi
}
# status WANT TEXT COMMAND...: it ends with this status
status() {
  n=$((n + 1)) want=$1 what=$2
  shift 2
  got=0
  "$@" >"$dir/out" 2>&1 || got=$?
  if [ $got = "$want" ]; then
    echo "ok $n - $what"
  else
    sed 's/^/# /' "$dir/out"
    echo "not ok $n - $what: status $got, not $want"
  fi
}
# says TEXT PATTERN: the last output has a line like this
says() {
  n=$((n + 1))
  if grep -Eq -- "$2" "$dir/out"; then
    echo "ok $n - $1"
  else
    sed 's/^/# /' "$dir/out"
    echo "not ok $n - $1: no line like $2"
  fi
}
# is TEXT GOT WANT
is() {
  n=$((n + 1))
  if [ "$2" = "$3" ]; then
    echo "ok $n - $1"
  else
    echo "# got  [$2]"
    echo "# want [$3]"
    echo "not ok $n - $1"
  fi
}
done_testing() { echo "1..$n"; }
