# lib.sh - a web server in front of tests/server/testapp, for tests to source.
# shellcheck shell=sh
# The sourcing script sets server to lighttpd or apache.
: "${srcdir:=.}" "${builddir:=.}" "${server:=lighttpd}"
PATH=$PATH:/usr/sbin:/sbin
dir=$(mktemp -d) || exit 99
dir=$(cd "$dir" && pwd -P)
app=
web=
n=0

stop_all() {
  for p in $web $app; do kill "$p" 2>/dev/null; done
  for p in $web $app; do wait "$p" 2>/dev/null; done
  web=
  app=
}
# shellcheck disable=SC2154
trap 'rc=$?; stop_all; rm -rf "$dir"; exit $rc' EXIT
trap 'exit 99' INT TERM

skip_all() { echo "1..0 # SKIP $1"; exit 77; }
command -v curl >/dev/null || skip_all "no curl"
case $server in
lighttpd) command -v lighttpd >/dev/null || skip_all "no lighttpd" ;;
apache)
  command -v apache2 >/dev/null || skip_all "no apache2"
  modules=/usr/lib/apache2/modules
  [ -f $modules/mod_proxy_fcgi.so ] || skip_all "no mod_proxy_fcgi"
  ;;
esac

ok() { # VERDICT(0 is good) TEXT
  n=$((n + 1))
  if [ "$1" = 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; fi
}
is() { # GOT WANT TEXT
  [ "$1" = "$2" ]
  ok $? "$3"
  [ "$1" = "$2" ] || printf '# got  %s\n# want %s\n' "$1" "$2"
}
has() { # TEXT PATTERN WHAT
  printf '%s\n' "$1" | grep -Eq -- "$2"
  got=$?
  ok $got "$3"
  [ $got = 0 ] || printf '%s\n' "$1" | head -n 20 | sed 's/^/# /'
}
finish() { echo "1..$n"; }

# Waits up to $1 tenths of a second for a command to succeed.
await() {
  tries=$1
  shift
  while ! "$@" 2>/dev/null; do
    tries=$((tries - 1))
    [ $tries -gt 0 ] || return 1
    sleep 0.1
  done
}
now_ms() { echo $(($(date +%s%N) / 1000000)); }

start_app() { # SETTING...
  "$builddir/tests/server/testapp" "$dir/fcgi.sock" "$@" 2>>"$dir/app.log" &
  app=$!
  await 50 test -S "$dir/fcgi.sock" || { cat "$dir/app.log"; exit 99; }
  # Apache serves as another account when it is started as root.
  [ "$(id -u)" != 0 ] || chgrp www-data "$dir/fcgi.sock"
}
stop_app() {
  kill "$app"
  wait "$app"
}
# Below the range of outgoing connections, so that only a listener collides.
some_port() { awk -v s="$(($$ + $(date +%N | sed 's/^0*//')))" \
  'BEGIN { srand(s); print 20000 + int(rand() * 12000) }'; }
try_port() {
  port=$(some_port)
  sed -e "s|@BIND@|127.0.0.1|g" -e "s|@PORT@|$port|g" \
    -e "s|@WWW@|$dir/www|g" -e "s|@SOCKET@|$dir/fcgi.sock|g" \
    -e "s|@DIR@|$dir|g" -e "s|@MODULES@|$modules|g" \
    -e "s|@USER@|www-data|" -e "s|@GROUP@|www-data|" \
    "$srcdir/conf/$server.conf.in" >"$dir/web.conf"
  case $server in
  lighttpd) lighttpd -D -f "$dir/web.conf" >"$dir/web.out" 2>&1 & ;;
  apache) apache2 -DFOREGROUND -f "$dir/web.conf" >"$dir/web.out" 2>&1 & ;;
  esac
  web=$!
  url=http://127.0.0.1:$port
  await 50 answers_or_dead
  answers && kill -0 "$web" 2>/dev/null
}
answers() { [ "$(curl -s -m 2 "$url/marker.txt")" = "$dir" ]; }
answers_or_dead() { answers || ! kill -0 "$web" 2>/dev/null; }
start_web() {
  chmod 711 "$dir"
  mkdir -p "$dir/www/assets"
  echo "$dir" >"$dir/www/marker.txt"
  echo '<!doctype html><title>t</title>' >"$dir/www/index.html"
  echo 'x' >"$dir/www/assets/x.ABC.js"
  for _ in 1 2 3 4 5; do
    try_port && return
    kill "$web" 2>/dev/null
    wait "$web" 2>/dev/null
  done
  cat "$dir/web.out" "$dir"/*.error.log
  exit 99
}
get() { curl -s -m 20 "$@"; }
status() { curl -s -m 20 -o /dev/null -w '%{http_code}' "$@"; }
# What a client makes of an answer: complete, broken, or the status.
verdict() {
  out=$(curl -s -m 20 -o "$dir/body" -w '%{http_code}' "$@")
  code=$?
  if [ "$out" != 200 ]; then echo "status $out"
  elif [ $code = 28 ]; then echo hangs
  elif [ $code != 0 ]; then echo broken
  else echo complete; fi
}
logged() { grep -Eq -- "$1" "$dir/app.log"; }
workers() { pgrep -P "$app" | wc -l; } # the shedder is one of them
