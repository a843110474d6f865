#!/bin/sh
# Which rows the SQL of a filter finds, on a private MariaDB: the semantics of
# every function and operator on odd values (rows/*.rows, see rows.c).
# rows.sh --update rewrites the expectations.
: "${srcdir:=.}" "${builddir:=.}"
export srcdir builddir
here=$srcdir/tests/golden/rows
if [ -z "$LATCHKEY_DB_SOCKET" ]; then
  "$srcdir/tests/db/with-mariadb" "$0" "$@"
  status=$?
  [ $status = 77 ] && exit 0 # said so itself
  exit $status
fi
got=$(mktemp) || exit 99
trap 'rm -f "$got"' EXIT
{
  echo "SET sql_mode='', time_zone='+00:00'; CREATE DATABASE test_rows; USE test_rows;"
  cat "$here/t.sql"
} | mariadb --no-defaults --default-character-set=utf8mb4 \
  -u "$LATCHKEY_DB_USER" -S "$LATCHKEY_DB_SOCKET" || exit 99

n=0
rc=0
for f in "$here"/*.rows; do
  "$builddir/tests/golden/rows" "$LATCHKEY_DB_SOCKET" "$LATCHKEY_DB_USER" \
    "$here/t.model" "$f" >"$got" || echo "Bail out! rows failed on $f"
  if [ "$1" = --update ]; then
    grep '^#' "$f" >"$got.head"
    grep -v '^#' "$got" | cat "$got.head" - >"$f"
    rm -f "$got.head"
  fi
  while IFS= read -r line; do
    case $line in '#'*) continue ;; esac
    n=$((n + 1))
    if grep -qxF -e "$line" "$got"; then
      echo "ok $n - $line"
    else
      rc=1
      echo "# got: $(grep -F -e "${line%% =>*} =>" "$got" | head -n 1)"
      echo "not ok $n - $line"
    fi
  done <"$f"
  grep '^#' "$got" && { n=$((n + 1)); rc=1; echo "not ok $n - server errors in $f"; }
done
echo "1..$n"
exit $rc
