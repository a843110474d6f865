#!/bin/sh
# Every configuration key is in the commented configuration, with its default,
# and in the manual page; and neither has a key that is not in the table.
: "${srcdir:=.}"
cd "$srcdir" || exit 99
# name<TAB>default
keys=$(sed -n 's/^CONF([A-Z]*, *\([a-z0-9_]*\), *"\([^"]*\)".*/\1	\2/p' \
  fcgi/sys/conf.def)
verdict() {
  if [ -z "$bad" ]; then echo "ok $1 - $2"; else
    echo "$bad" | sed 's/^/# /'
    echo "not ok $1 - $2"
  fi
}
echo 1..4
bad=$(echo "$keys" | while IFS='	' read -r key def; do
  grep -qxF "#$key = ${def:-\"\"}" conf/latchkey.conf.in ||
    echo "$key = $def"
done)
[ "$(echo "$keys" | wc -l)" -gt 30 ] || bad="the table was not read"
verdict 1 "every key is in latchkey.conf.in with its default"
bad=$(sed -n 's/^#\([a-z0-9_]*\) = .*/\1/p' conf/latchkey.conf.in |
  while read -r key; do
    echo "$keys" | cut -f1 | grep -qx "$key" || echo "$key"
  done)
verdict 2 "latchkey.conf.in has no other key"
bad=$(echo "$keys" | cut -f1 | while read -r key; do
  grep -qx "\.It Ic $key" conf/man/latchkey.conf.5 || echo "$key"
done)
verdict 3 "every key is in latchkey.conf.5"
bad=$(sed -n 's/^\.It Ic \([a-z0-9_]*\)$/\1/p' conf/man/latchkey.conf.5 |
  while read -r key; do
    echo "$keys" | cut -f1 | grep -qx "$key" || echo "$key"
  done)
verdict 4 "latchkey.conf.5 has no other key"
