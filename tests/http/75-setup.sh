# 75-setup.sh - set-ups that cannot work: each ends with one clear line and a
# status of its own, and leaves nothing half made.
# shellcheck shell=sh
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/lib/tap.sh
. "$top/tests/lib/tap.sh"
build=${LATCHKEY_BUILD:-$top/var/build}
d=$LATCHKEY_DIR bad=$tmp/bad.conf
clone=
clean() {
  umount "$tmp/disk" 2>/dev/null
  [ -z "$clone" ] || umount "$clone/var" 2>/dev/null
  rm -rf "$tmp"
}
trap clean EXIT
skipped() {
  n=$((n + 1))
  echo "ok $n - $1 # SKIP $2"
}
# bad_conf SED-SCRIPT: a configuration with one thing wrong
bad_conf() { sed -e "$1" "$d/latchkey.conf" >"$bad"; }

# refuses NAME PATTERN: latchkeyd says so in one line of weight "error" and
# ends with status 2, and latchkeyctl check has a line that says so as well.
refuses() {
  rm -f "$tmp/sock"
  timeout 20 "$build/latchkeyd" -c "$bad" --listen "$tmp/sock" >"$tmp/out" 2>"$tmp/err" </dev/null
  is "$1: latchkeyd ends with status 2" $? 2
  is "$1: one line" "$(grep -vcE '^<[4567]>' "$tmp/err")" 1
  like "$1: it says so" "$(cat "$tmp/err")" "$2"
  "$build/latchkeyctl" -c "$bad" --sql "$top/sql/schema" check >"$tmp/out" 2>&1
  like "$1: latchkeyctl check fails" $? '^[12]$'
  like "$1: with a line that says so" "$(grep -E "^FAIL|$bad" "$tmp/out")" "${3:-$2}"
}
ctl() { "$build/latchkeyctl" -c "$1" --sql "$top/sql/schema" check >/dev/null; }
ctl "$d/latchkey.conf"
is 'the set-up itself is in order' $? 0

(umask 077 && printf wrong >"$tmp/wrong" && : >"$tmp/empty" && printf '1 mac AAAA\n' >"$tmp/cut")
bad_conf "s|^read_password_file.*|read_password_file = $tmp/wrong|"
refuses 'wrong password of the read account' "Access denied for user 'latchkey_read'"
bad_conf "s|^db_password_file.*|db_password_file = $tmp/wrong|"
refuses 'wrong password of the own account' "Access denied for user 'latchkey'@"
bad_conf "s|^db_password_file.*|db_password_file = $tmp/none|"
refuses 'no password file' "$tmp/none: No such file"
bad_conf "s|^read_password_file.*|read_password_file = $tmp|"
refuses 'a directory for a password file' "$tmp: "
bad_conf 's|^db_name.*|db_name = nowhere|'
refuses 'no such database' "nowhere"
bad_conf 's|^db_name.*||'
refuses 'no database named' 'db_name is not set|There is no database'
bad_conf 's|^db_socket.*|db_socket = /nowhere/db.sock|'
refuses 'database not running' "Can't connect to local server through socket '/nowhere/db.sock'"
bad_conf "s|^key_file.*|key_file = $tmp/none|"
refuses 'no key file' "$tmp/none: No such file"
bad_conf "s|^key_file.*|key_file = $tmp/empty|"
refuses 'an empty key file' "$tmp/empty: is empty"
bad_conf "s|^key_file.*|key_file = $tmp/cut|"
refuses 'a damaged key file' "$tmp/cut"
cp "$d/keys" "$tmp/open" && chmod 644 "$tmp/open"
bad_conf "s|^key_file.*|key_file = $tmp/open|"
refuses 'a key file that others may read' "$tmp/open: others may read"
bad_conf 's|^workers.*|wrokers = 3|'
refuses 'an unknown key' "$bad:[0-9]+: wrokers: no such key"
bad_conf 's|^workers.*|workers = 257|'
refuses 'a value out of range' "$bad:[0-9]+: workers: expected a whole number from 0 to 256"
bad_conf 's|^workers.*|workers = many|'
refuses 'no number' "$bad:[0-9]+: workers: expected a whole number"
bad_conf 's|^workers.*|workers 3|'
refuses 'no equals sign' "$bad:[0-9]+: .*expected key = value"
bad_conf '$a workers = 3'
refuses 'a key given twice' "$bad:[0-9]+: workers: the key is given twice"
bad_conf '$a db_timeout = 5 parsecs'
refuses 'an unknown unit' "$bad:[0-9]+: db_timeout: "
rm -f "$bad"
refuses 'no configuration' "$bad: No such file"

# A disk without room: init makes all or nothing of a file, says so, and goes
# on where it was when there is room.
mkdir "$tmp/disk"
if mount -t tmpfs -o size=64k none "$tmp/disk" 2>/dev/null; then
  bad_conf "s|^db_password_file.*|db_password_file = $tmp/disk/db.password|
    s|^read_password_file.*|read_password_file = $tmp/disk/read.password|
    s|^key_file.*|key_file = $tmp/disk/keys|
    \$a own_schema = full_own\\
db_user = full_own\\
read_user = full_read"
  dd if=/dev/zero of="$tmp/disk/fill" bs=4k 2>/dev/null
  "$build/latchkeyctl" -c "$bad" --sql "$top/sql/schema" init >"$tmp/out" 2>&1
  is 'a full disk: init fails' $? 1
  like 'a full disk: it says so' "$(cat "$tmp/out")" "$tmp/disk/keys.*: No space left"
  is 'a full disk: no half file' "$(find "$tmp/disk" -type f ! -name fill | wc -l)" 0
  rm "$tmp/disk/fill"
  dd if=/dev/zero of="$tmp/disk/fill" bs=4k count=15 2>/dev/null
  "$build/latchkeyctl" -c "$bad" --sql "$top/sql/schema" init >"$tmp/out" 2>&1
  is 'room for one file only: init fails' $? 1
  like 'room for one file only: it says so' "$(cat "$tmp/out")" "No space left"
  is 'room for one file only: no half file' "$(find "$tmp/disk" -type f ! -name fill -size 0 | wc -l)" 0
  rm "$tmp/disk/fill"
  "$build/latchkeyctl" -c "$bad" --sql "$top/sql/schema" init >"$tmp/out" 2>&1
  is 'with room again: init goes on' $? 0
  ctl "$bad"
  is 'and the set-up is in order' $? 0
  # The log of a running service is on a full disk.
  dd if=/dev/zero of="$tmp/disk/fill" bs=4k 2>/dev/null
  timeout -s TERM 20 "$build/latchkeyd" -c "$bad" --listen "$tmp/sock2" >>"$tmp/disk/fill" 2>&1 </dev/null &
  pid=$!
  i=0
  until [ -S "$tmp/sock2" ] || [ $i -gt 50 ]; do sleep 0.1; i=$((i + 1)); done
  sleep 0.3
  kill -0 "$pid" 2>/dev/null
  is 'a log on a full disk does not stop latchkeyd' $? 0
  kill -TERM "$pid" 2>/dev/null
  wait "$pid"
  umount "$tmp/disk"
else
  skipped 'a full disk' 'mount is not allowed'
fi

# ./run in a clone that borrows build and data.
clone=$tmp/clone
cache=$(ls -td "$top"/var/cache/*-crm 2>/dev/null | head -1)
if [ -z "$cache" ] || [ ! -d "$top/.git" ] && [ ! -f "$top/.git" ] || [ ! -x "$top/configure" ]; then
  skipped './run' 'not in a checkout that has been built'
  done_testing
  exit 0
fi
mkdir -p "$clone/var"
(cd "$top" && git ls-files -z | xargs -0 cp -a --parents -t "$clone" && cp -a configure "$clone/")
if mount -t tmpfs -o size=64k none "$clone/var" 2>/dev/null; then
  "$clone/run" </dev/null >"$tmp/out" 2>&1
  is './run on a full disk: status 1' $? 1
  like './run on a full disk: it says so' "$(cat "$tmp/out")" 'only 0 MiB are free'
  is './run on a full disk: in one line' "$(wc -l <"$tmp/out")" 1
  umount "$clone/var"
else
  skipped './run on a full disk' 'mount is not allowed'
fi
cp -a "$build" "$clone/var/build"
: >"$clone/var/build/.options"
cp -a "$cache" "$clone/var/data" && : >"$clone/var/data/loaded-crm"
cd "$clone" || exit 99
some_port() { perl -MIO::Socket::INET -e 'print IO::Socket::INET->new(LocalAddr => "127.0.0.1", Listen => 1)->sockport'; }
left() { pgrep -f "$clone" | wc -l; }
settle() { # until none of its processes is left
  i=0
  while [ "$(left)" != 0 ] && [ $i -lt 100 ]; do sleep 0.1; i=$((i + 1)); done
  left
}
for wrong in '--port' '--port x' '--port 80' '--port 70000' '--what' '--data /nowhere.sql' '--db x'; do
  # shellcheck disable=SC2086 # two words
  ./run $wrong </dev/null >"$tmp/out" 2>&1
  like "./run $wrong: refused" $? '^[12]$'
done

# Somebody else's program on the port.
taken=${LATCHKEY_URL##*:}
./run --port "$taken" </dev/null >"$tmp/out" 2>&1
is './run on a taken port: status 1' $? 1
like './run on a taken port: it says so' "$(cat "$tmp/out")" "port $taken .*taken"
is './run on a taken port: nothing stays behind' "$(settle)" 0

port=$(some_port)
./run --port "$port" </dev/null >"$tmp/first" 2>&1 &
first=$!
i=0
until grep -q 'Ctrl-C stops it' "$tmp/first" || [ $i -gt 200 ]; do sleep 0.1; i=$((i + 1)); done
like './run says where it is' "$(cat "$tmp/first")" "http://localhost:$port/"
is 'and is there' "$(curl -s -o /dev/null -w '%{http_code}' "http://localhost:$port/")" 200
./run --port "$(some_port)" </dev/null >"$tmp/out" 2>&1
is 'a second ./run beside it: status 1' $? 1
is 'it says so in one line' "$(wc -l <"$tmp/out")" 1
like 'and where the first is' "$(cat "$tmp/out")" "another ./run is at work here: http://localhost:$port "
is 'the first is still there' "$(curl -s -o /dev/null -w '%{http_code}' "http://localhost:$port/healthz")" 200
line=$(sed -n 's/^ *Try *//p' "$tmp/first")
like 'the curl line works as it is' "$(sh -c "$line" 2>&1)" '"@odata.context"'
kill -INT "$first" 2>/dev/null || kill -TERM "$first"
kill -TERM "$first" 2>/dev/null # a background job of sh ignores INT
wait "$first"
is 'stopped: status 0' $? 0
is 'stopped: nothing stays behind' "$(settle)" 0
done_testing
