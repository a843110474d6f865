#!/bin/sh
# The cases of processes.sh behind apache.
: "${srcdir:=.}"
server=apache
. "$srcdir/tests/server/processes.sh"
