#!/bin/sh
# The cases of processes.sh behind lighttpd.
: "${srcdir:=.}"
server=lighttpd
. "$srcdir/tests/server/processes.sh"
