#!/bin/sh
# The cases of answers.sh behind lighttpd.
: "${srcdir:=.}"
server=lighttpd
. "$srcdir/tests/server/answers.sh"
