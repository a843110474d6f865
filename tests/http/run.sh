#!/bin/sh
# One HTTP test against one server: tests/http/run.sh lighttpd tests/http/X.
# [stack options…]
: "${srcdir:=.}"
server=$1 test=$2
shift 2
case $test in
*.mjs) exec "$srcdir/tests/stack" --server "$server" "$@" -- node "$test" ;;
*) exec "$srcdir/tests/stack" --server "$server" "$@" -- sh "$test" ;;
esac
