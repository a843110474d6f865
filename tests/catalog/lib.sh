# Overlays against a database: for overlay.sh, derived.sh and the like, which
# set db, the name of the database, before.
# shellcheck shell=sh
: "${srcdir:=.}" "${builddir:=.}"
: "${LATCHKEY_SHARED:=$srcdir/../shared}"
export srcdir builddir LATCHKEY_SHARED
if [ -z "$LATCHKEY_DB_SOCKET" ]; then
  exec "$srcdir/tests/db/with-mariadb" "$0" "$@"
fi
here=$srcdir/tests/catalog
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT
sql() {
  mariadb --no-defaults --default-character-set=utf8mb4 -uroot -S "$LATCHKEY_DB_SOCKET" \
    --init-command="SET SESSION sql_mode=''" "$@"
}
model() { # WHAT OVERLAY
  "$builddir/tests/catalog/print" "$LATCHKEY_DB_SOCKET" root "$db" "$1" - "$2"
}
n=0
result() { # STATUS TEXT
  n=$((n + 1))
  if [ "$1" = 0 ]; then echo "ok $n - $2"; else
    [ -f "$dir/why" ] && sed 's/^/# /' "$dir/why" | head -40
    echo "not ok $n - $2"
  fi
  rm -f "$dir/why"
}

refused() { # JSON PROBLEM…: exactly these, behind the name of the file
  printf '%s' "$1" > "$dir/m.json"
  text=$2
  shift
  printf '%s\n' "$@" | sed "s|^|$dir/m.json: |" > "$dir/want"
  if model text "$dir/m.json" > /dev/null 2> "$dir/got"; then
    echo "it was accepted" > "$dir/why"
    result 1 "$text"
    return
  fi
  sed -e 1d -e 's/ ()$//' "$dir/got" | diff "$dir/want" - > "$dir/why"
  result $? "$text"
}
t() { # TABLE MEMBERS: an overlay of one table
  printf '{"tables":{"%s":{%s}}}' "$1" "$2"
}
