# shellcheck shell=sh
# tap.sh - TAP for HTTP tests in sh: requests with curl, JSON with jq. Run by
# tests/stack, which sets LATCHKEY_URL and the rest.
: "${LATCHKEY_URL:?run it with tests/stack -- sh tests/http/NN-name.sh}"
n=0 status='' tmp=$(mktemp -d "${TMPDIR:-/tmp}/latchkey-http.XXXXXX") || exit 99
trap 'rm -rf "$tmp"' EXIT
cookie='' csrf=''
JSON='Content-Type: application/json'

# req CURL-ARGUMENTS...: sets status; head and body in $tmp
req() {
  : >"$tmp/body"
  status=$(curl -sS -o "$tmp/body" -D "$tmp/head" -w '%{http_code}' "$@" 2>"$tmp/err") || status=000
}
# api METHOD PATH [BODY]: as the pages do
api() {
  if [ $# -ge 3 ]; then
    req -X "$1" -H "Origin: $LATCHKEY_URL" -H 'Sec-Fetch-Site: same-origin' -H "$JSON" \
      -H "Cookie: $cookie" -H "X-Latchkey-CSRF: $csrf" --data-binary "$3" "$LATCHKEY_URL/api/v1/$2"
  else
    req -X "$1" -H "Origin: $LATCHKEY_URL" -H 'Sec-Fetch-Site: same-origin' \
      -H "Cookie: $cookie" -H "X-Latchkey-CSRF: $csrf" "$LATCHKEY_URL/api/v1/$2"
  fi
}
# login USER PASSWORD: sets cookie and csrf when it succeeds
login() {
  cookie='' csrf=''
  api POST session "$(jq -nc --arg u "$1" --arg p "$2" '{user: $u, password: $p}')"
  [ "$status" = 200 ] || return 0
  cookie=$(sed -n 's/^[Ss]et-[Cc]ookie: \([^;]*\);.*/\1/p' "$tmp/head" | tr -d '\r')
  csrf=$(jq -r .csrf "$tmp/body")
}
json() { jq -r "$1" "$tmp/body" 2>/dev/null; }
field() { grep -i "^$1:" "$tmp/head" | sed 's/^[^:]*: *//' | tr -d '\r'; }
is() {
  n=$((n + 1))
  if [ "$2" = "$3" ]; then
    echo "ok $n - $1"
  else
    printf '# got  [%s]\n# want [%s]\n' "$2" "$3" | sed 's/^[^#]/# &/'
    echo "not ok $n - $1"
  fi
}
like() {
  n=$((n + 1))
  if printf '%s\n' "$2" | grep -Eq -- "$3"; then
    echo "ok $n - $1"
  else
    printf '# got  [%s]\n# like [%s]\n' "$2" "$3" | sed 's/^[^#]/# &/'
    echo "not ok $n - $1"
  fi
}
# answer TEXT STATUS [CODE [FIELD]]: of the last request, a problem document
answer() {
  is "$1: $2" "$status" "$2"
  [ $# -ge 3 ] || return 0
  is "$1: code $3" "$(json .code)" "$3"
  is "$1: it is a problem document" "$(field content-type) $(json .status) $(json .type)" \
    "application/problem+json $2 about:blank"
  [ $# -ge 4 ] || return 0
  is "$1: field $4" "$(json .field)" "$4"
}
done_testing() { echo "1..$n"; }
