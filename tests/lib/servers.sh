# shellcheck shell=bash
# servers.sh - private MariaDB, workers and web server in one directory, for
# ./run and tests/stack. The caller sets top= (sources) and build= (programs).
#
# Every process is a child of the caller and dies with it (setpriv
# --pdeathsig), so a killed script leaves nothing behind.

PATH=$PATH:/usr/sbin:/sbin
me=$(id -un)

# child LOG COMMAND…: in the background, in a session of its own so that
# Ctrl-C reaches the script alone; sets child=PID.
child() {
  local log=$1
  shift
  setpriv --pdeathsig TERM -- setsid "$@" >>"$log" 2>&1 </dev/null &
  child=$!
}

# waits_for SECONDS COMMAND…: until it succeeds; fails when child died.
waits_for() {
  local end=$((SECONDS + $1))
  shift
  until "$@" >/dev/null 2>&1; do
    [ $SECONDS -lt $end ] && kill -0 "$child" 2>/dev/null || return 1
    sleep 0.05
  done
}

free_port() {
  perl -MIO::Socket::INET -e '
    my $s = IO::Socket::INET->new(LocalAddr => "127.0.0.1", LocalPort => 0,
      Listen => 1, Proto => "tcp") or die; print $s->sockport'
}

# db_create DATADIR: an empty server whose administrator is the current user.
db_create() {
  mkdir -p "$1"
  mariadb-install-db --no-defaults --datadir="$1" --user="$me" \
    --auth-root-authentication-method=socket --auth-root-socket-user="$me" \
    --skip-test-db --skip-name-resolve --tmpdir="$1" >"$1.log" 2>&1 ||
    { tail -5 "$1.log" >&2; return 1; }
}

# db_start DATADIR SOCKET LOG [options…]: sets db_pid.
db_start() {
  local data=$1 socket=$2 log=$3
  shift 3
  child "$log" mariadbd --no-defaults --datadir="$data" --socket="$socket" \
    --pid-file="$data/mariadbd.pid" --tmpdir="$data" --skip-networking --user="$me" \
    --skip-name-resolve --character-set-server=utf8mb4 \
    --innodb-flush-log-at-trx-commit=2 --innodb-log-file-size=64M \
    --performance-schema=OFF --skip-log-bin --max-connections=300 \
    --lc-messages-dir=/usr/share/mysql "$@"
  db_pid=$child
  waits_for 60 mariadb-admin --no-defaults --socket="$socket" --user="$me" ping ||
    { grep -E 'ERROR|No space' "$log" | tail -5 >&2; return 1; }
}

sql() { mariadb --no-defaults --socket="$db_socket" --user="$me" --default-character-set=utf8mb4 "$@"; }

# workers_start CONF SOCKET LOG: sets fcgi_pid.
workers_start() {
  child "$3" "$build/latchkeyd" -c "$1" --listen "$2"
  fcgi_pid=$child
  waits_for 10 test -S "$2"
}

# web_start lighttpd|apache PORT DIR WWW FCGI_SOCKET: sets web_pid.
web_start() {
  local server=$1 port=$2 dir=$3 www=$4 socket=$5 conf=$3/$1.conf
  # a listener of somebody else gives a clear message, not a half-started stack
  if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
    say "port $port on 127.0.0.1 is taken by another program"
    return 1
  fi
  local user=$me group
  group=$(id -gn)
  # Apache does not serve as root; then its user must reach socket and pages.
  if [ "$user" = root ]; then
    user=www-data group=www-data
    chmod 711 "$dir"
    chown www-data "$socket"
  fi
  # a tarball's pages come ready-made, beside their sources
  [ -d "$www" ] || www=$top/www/dist
  rm -rf "$dir/www"
  cp -r "$www" "$dir/www" || return 1
  sed -e "s|@BIND@|127.0.0.1|g" -e "s|@PORT@|$port|g" -e "s|@DIR@|$dir|g" \
    -e "s|@WWW@|$dir/www|g" -e "s|@SOCKET@|$socket|g" \
    -e "s|@MODULES@|/usr/lib/apache2/modules|g" \
    -e "s|@USER@|$user|g" -e "s|@GROUP@|$group|g" \
    "$top/conf/$server.conf.in" >"$conf"
  case $server in
  lighttpd) child "$dir/web.log" lighttpd -D -f "$conf" ;;
  apache) child "$dir/web.log" apache2 -DFOREGROUND -f "$conf" ;;
  esac
  web_pid=$child
  waits_for 10 curl -fsS -o "$dir/healthz" "http://127.0.0.1:$port/healthz" ||
    { tail -5 "$dir/web.log" >&2; return 1; }
}

# token_make URL DIR PASSWORD DESCRIPTION EXPIRY: as a person would, log in as
# admin and create a token; prints it. EXPIRY is a member of the JSON body.
token_make() {
  local url=$1 dir=$2 password=$3 description=$4 expiry=$5 cookie csrf
  local api=(curl -sS --fail-with-body -H "Origin: $url" -H 'Content-Type: application/json')
  "${api[@]}" -D "$dir/login.head" -o "$dir/login.json" \
    -d @- "$url/api/v1/session" <<<"{\"user\":\"admin\",\"password\":\"$password\"}" ||
    { cat "$dir/login.json" >&2; return 1; }
  cookie=$(sed -n 's/^[Ss]et-[Cc]ookie: \([^;]*\);.*/\1/p' "$dir/login.head" | tr -d '\r')
  csrf=$(sed 's/.*"csrf": *"\([^"]*\)".*/\1/' "$dir/login.json")
  "${api[@]}" -H "Cookie: $cookie" -H "X-Latchkey-CSRF: $csrf" -o "$dir/token.json" \
    -d "{\"description\":\"$description\",\"scope\":\"odata\",$expiry}" "$url/api/v1/tokens" ||
    { cat "$dir/token.json" >&2; return 1; }
  sed 's/.*"token": *"\([^"]*\)".*/\1/' "$dir/token.json"
  rm -f "$dir/login.head" "$dir/login.json" "$dir/token.json"
}

# stop PID…: TERM, and KILL after 10 s.
stop() {
  local pid end
  for pid; do
    [ -n "$pid" ] || continue
    kill -TERM "$pid" 2>/dev/null || continue
    end=$((SECONDS + 10))
    while kill -0 "$pid" 2>/dev/null && [ $SECONDS -lt $end ]; do sleep 0.02; done
    kill -KILL "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
  done
}

# conf_write FILE DIR SOCKET DATABASE URL [lines…]
conf_write() {
  local file=$1 dir=$2 socket=$3 database=$4 url=$5
  shift 5
  {
    echo "db_socket = $socket"
    echo "db_name = $database"
    echo "db_password_file = $dir/db.password"
    echo "read_password_file = $dir/read.password"
    echo "key_file = $dir/keys"
    echo "public_url = $url"
    [ $# -eq 0 ] || printf '%s\n' "$@"
  } >"$file"
}
