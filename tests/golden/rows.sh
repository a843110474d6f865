#!/bin/bash
# Which rows the SQL of a filter finds, on a private MariaDB: the semantics of
# every function and operator on odd values (rows/*.rows, see rows.c).
# rows.sh --update rewrites the expectations.
: "${srcdir:=.}" "${builddir:=.}"
here=$srcdir/tests/golden/rows
say() { echo "# $*"; }
# shellcheck source=tests/lib/servers.sh
. "$srcdir/tests/lib/servers.sh"
command -v mariadb-install-db >/dev/null && command -v mariadbd >/dev/null ||
  { echo "1..0 # SKIP no MariaDB server"; exit 0; }
dir=$(mktemp -d) || exit 99
trap '[ -z "$db_pid" ] || { kill "$db_pid"; wait "$db_pid"; } 2>/dev/null; rm -rf "$dir"' EXIT
db_socket=$dir/s
db_create "$dir/data" && db_start "$dir/data" "$db_socket" "$dir/log" ||
  { echo "Bail out! MariaDB does not start"; exit 1; }

# The answers of one file, each in the form of its line.
answers() { # FILE
  {
    cat <<SQL
DROP DATABASE IF EXISTS rows_test; CREATE DATABASE rows_test; USE rows_test;
SET time_zone='+00:00', sql_mode='STRICT_TRANS_TABLES,STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION';
SQL
    cat "$here/t.sql"
    "$builddir/tests/golden/rows" "$here/t.model" "$1"
  } | sql --batch --skip-column-names --raw --unbuffered --force 2>&1 |
    awk '/^>/ { if (seen) print line; seen = 1; line = substr($0, 2) " =>"; next }
      /^ERROR / { line = line " error " $2; next }
      { line = line " " $1 } END { if (seen) print line }'
}

n=0
report() { n=$((n + 1)); echo "$1 $n - $2"; }
for f in "$here"/*.rows; do
  answers "$f" >"$dir/got"
  if [ "$1" = --update ]; then
    { grep '^#' "$f"; grep -v '^#' "$dir/got"; } >"$dir/new" && cp "$dir/new" "$f"
  fi
  while IFS= read -r line; do
    if grep -qxF -- "$line" "$dir/got"; then
      report ok "${line//#/}"
    else
      echo "# got: $(grep -F -- "${line%% =>*} =>" "$dir/got" | head -1)"
      report "not ok" "${line//#/}"
    fi
  done < <(grep -v '^#' "$f")
done
echo "1..$n"
