#!/bin/sh
# One HTTP test against one server: tests/http/run.sh lighttpd tests/http/X
# [stack options…]. A test may ask for options in lines "// stack: …" or
# "# stack: …" among its first ten.
: "${srcdir:=.}"
server=$1 test=$2
shift 2
options=$(sed -n '1,10s,^\(//\|#\) stack: ,,p' "$test" | tr '\n' ' ')
eval "set -- $options \"\$@\""
case $test in
*.mjs) exec "$srcdir/tests/stack" --server "$server" "$@" -- node "$test" ;;
*) exec "$srcdir/tests/stack" --server "$server" "$@" -- sh "$test" ;;
esac
