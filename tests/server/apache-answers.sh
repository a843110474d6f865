#!/bin/sh
# The cases of answers.sh behind apache.
: "${srcdir:=.}"
server=apache
. "$srcdir/tests/server/answers.sh"
