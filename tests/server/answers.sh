# answers.sh - what reaches the client; sourced by SERVER-answers.sh.
# shellcheck shell=sh disable=SC2154
. "$srcdir/tests/server/lib.sh"
start_app 'workers = 4' 'stream_wait = 200ms'
start_web

# --- requests as the handler sees them
e=$(get "$url/api/echo/a%2Fb('x%20y')/%C3%A4?\$filter=a%20eq%20'b+c'&x=%25#f" \
  -H 'Authorization: Bearer lkpat_x' -H 'X-Two: a' -H 'X-Two: b')
has "$e" "^target=/api/echo/a%2Fb\('x%20y'\)/%C3%A4\?.filter=a%20eq%20'b\+c'&x=%25$" \
  "the target arrives as it was sent"
has "$e" '^header authorization=Bearer lkpat_x$' "Authorization arrives"
has "$e" '^header x-two=a, ?b$' "a header sent twice arrives joined"
has "$e" '^remote_addr=127.0.0.1$' "the client's address arrives"
has "$e" '^https=no$' "plain HTTP is known"
has "$e" '^id=[0-9a-f]{16}$' "the request has an id"
has "$(get -X PATCH "$url/api/echo")" '^method=PATCH$' \
  "other methods reach the handler"
if [ "$server" = lighttpd ]; then
  has "$(get --path-as-is "$url/api/echo/%zz")" '^path=/api/echo/%zz$' \
    "a broken escape reaches the handler"
else
  is "$(status --path-as-is "$url/api/echo/%zz")" 400 "a broken escape is 400"
fi
has "$(get "$url/api/echo/%FF")" '^path=/api/echo/%FF$' \
  "bytes that are not UTF-8 reach the handler"
case $(status "$url/api/echo/%00") in
40[04]) ok 0 "NUL in the path is refused" ;;
*) has "$(get "$url/api/echo/%00")" '^path=/api/echo/%00$' \
  "an escaped NUL stays escaped" ;;
esac

# --- bodies
is "$(get "$url/api/body" --data-binary '')" 0 "an empty body"
head -c 60000 /dev/zero >"$dir/60k"
is "$(get "$url/api/body" -H 'Expect:' --data-binary "@$dir/60k")" 60000 \
  "a body of 60000 bytes is read"
head -c 65537 /dev/zero >"$dir/64k1"
is "$(status "$url/api/body" --data-binary "@$dir/64k1")" 413 \
  "one byte too many is 413"
head -c 900000 /dev/zero >"$dir/900k"
is "$(status "$url/api/body" --data-binary "@$dir/900k")" 413 \
  "much too many is 413"
is "$(status "$url/api/echo" --data-binary "@$dir/900k")" 200 \
  "a body that nobody reads does no harm"
is "$(get "$url/api/body" -H 'Transfer-Encoding: chunked' --data-binary @"$dir/60k")" \
  60000 "a chunked body is read"
head -c 3000000 /dev/zero >"$dir/3m"
is "$(status "$url/api/body" --data-binary "@$dir/3m")" 413 \
  "the web server refuses megabytes"

# --- lengths and heads
for size in 0 4 5 1000 7990 8100 65527 65528; do
  h=$(get -D - -o "$dir/body" "$url/api/bytes?n=$size" | tr -d '\r')
  has "$h" "^[Cc]ontent-[Ll]ength: $size$" "exact Content-Length for $size bytes"
  is "$(wc -c <"$dir/body")" "$size" "$size bytes arrive"
done
for size in 65529 65532 200000 5000000; do
  h=$(get -D - -o "$dir/body" "$url/api/bytes?n=$size" | tr -d '\r')
  # The web server may have had it all before it sent the head.
  has "$h" "^(Transfer-Encoding: chunked|Content-Length: $size)$" \
    "$size bytes are streamed"
  is "$(wc -c <"$dir/body") $(tail -c 4 "$dir/body")" "$size END" \
    "$size bytes arrive"
done
same_head() {
  # The web server may add a length to what it has in one piece.
  drop='^(date|transfer-encoding|accept-ranges|connection|keep-alive):'
  [ "$1" -le 65528 ] || drop='^(date|transfer-encoding|accept-ranges|connection|keep-alive|content-length):'
  get -D - -o /dev/null "$url/api/bytes?n=$1" | tr -d '\r' |
    grep -Eiv "$drop" >"$dir/g"
  get -I "$url/api/bytes?n=$1" | tr -d '\r' |
    grep -Eiv "$drop" >"$dir/h"
  cmp -s "$dir/g" "$dir/h"
  ok $? "HEAD and GET of $1 bytes have the same head"
}
# Apache drops "Content-Length: 0" from the answer to HEAD.
[ "$server" = apache ] || same_head 0
same_head 1000
same_head 65528
same_head 200000
is "$(get -I "$url/api/bytes?n=5000000" -w '%{size_download}' -o /dev/null)" 0 \
  "HEAD of a long answer has no body"
h=$(get -i "$url/api/bytes?n=100&status=204" | tr -d '\r')
has "$h" '^HTTP/1.1 204' "204 is sent"
is "$(printf %s "$h" | grep -c 0123)" 0 "204 has no body"
is "$(status "$url/api/bytes?n=100&status=304")" 304 "304 is sent"

# --- broken answers never look whole
for how in abort kill crash; do
  for size in 10 4000 65532 65540 131100 200000 1000000 5000000; do
    v=$(verdict "$url/api/bytes?n=$size&then=$how")
    case $v in
    broken | "status 50"[0234]) ok 0 "$how after $size bytes: $v" ;;
    *) ok 1 "$how after $size bytes: $v, $(wc -c <"$dir/body") bytes" ;;
    esac
  done
  is "$(verdict "$url/api/bytes?n=1000")" complete "after that all is well"
done

# --- a client that leaves is noticed
get -m 1 --limit-rate 100k -o /dev/null "$url/api/bytes?n=400000000"
await 30 logged 'handler stopped.*trouble=1'
ok $? "the handler stops when the client has gone"

# --- built in
is "$(get "$url/healthz")" ok "/healthz"
is "$(status -X POST -d x "$url/healthz")" 405 "/healthz takes GET and HEAD"
m=$(get "$url/metrics")
has "$m" '^latchkey_aborted_total [1-9]' "/metrics counts broken answers"
has "$m" '^latchkey_worker_crashes_total [1-9]' "/metrics counts crashes"
has "$m" '^latchkey_client_gone_total [1-9]' "/metrics counts lost clients"

# --- garbage
is "$(status "$url/api/echo" -H "X-Big: $(head -c 60000 /dev/zero | tr '\0' a)")" \
  200 "a header of 60 kB passes"
head -c 1000000 /dev/zero | tr '\0' a | sed 's/^/X-Big: /' >"$dir/big"
big=$(status "$url/api/echo" -H "@$dir/big")
case $big in 4??) ok 0 "a header of 1 MB is $big" ;; *) ok 1 "1 MB: $big" ;; esac
is "$(verdict "$url/api/bytes?n=1000")" complete "after that all is well"

# --- static files
h=$(get -D - -o /dev/null "$url/assets/x.ABC.js" | tr -d '\r')
has "$h" '^Cache-Control: public, max-age=31536000, immutable$' "assets are kept"
has "$h" "^Content-Security-Policy: default-src 'none'" "CSP on assets"
has "$h" '^Content-Type: text/javascript' "type of modules"
for path in / /api/echo /healthz /nowhere /api/bytes?n=100000; do
  h=$(get -D - -o /dev/null "$url$path" | tr -d '\r')
  has "$h" '^X-Content-Type-Options: nosniff$' "nosniff on $path"
  is "$(printf '%s\n' "$h" | grep -ic strict-transport)" 0 "no HSTS on http $path"
done
head -c 20000 /dev/zero | tr '\0' a >"$dir/www/big.html"
h=$(get -D - -o /dev/null -H 'Accept-Encoding: gzip' "$url/big.html" | tr -d '\r')
has "$h" '^Content-Encoding: gzip$' "static text is compressed"
h=$(get -D - -o /dev/null -H 'Accept-Encoding: gzip' "$url/api/bytes?n=20000" | tr -d '\r')
has "$h" '^Content-Length: 20000$' "answers of the service are not"
get -o /dev/null "$url/api/echo?secret=lkpat_SECRET" -H 'Authorization: Bearer lkpat_SECRET'
is "$(cat "$dir"/*.log | grep -c lkpat_SECRET)" 0 "no log holds query or token"

stop_app
is $? 0 "the master ends with status 0"
is "$(get -o /dev/null -w '%{http_code}' "$url/")" 200 "static files go on"
finish
