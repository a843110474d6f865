#!/bin/sh
# No file of the program has more than 500 lines, no function more than 55
# (pmccabe counts the head as well).
: "${srcdir:=.}"
cd "$srcdir" || exit 99
echo 1..2
long=$(wc -l fcgi/*/*.[ch] fcgi/*.c | awk '$2 != "total" && $1 > 500')
if [ -z "$long" ]; then
  echo "ok 1 - files"
else
  echo "$long" | sed 's/^/# /'
  echo "not ok 1 - files"
fi
if ! command -v pmccabe >/dev/null; then
  echo "ok 2 - functions # SKIP pmccabe is missing"
  exit
fi
long=$(pmccabe fcgi/*/*.c fcgi/*.c | awk '$5 > 55')
if [ -z "$long" ]; then
  echo "ok 2 - functions"
else
  echo "$long" | sed 's/^/# /'
  echo "not ok 2 - functions"
fi
