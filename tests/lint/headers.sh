#!/bin/sh
# Every header compiles alone: it includes what it needs and nothing must
# come before it.
: "${srcdir:=.}" "${builddir:=.}" "${CC:=gcc}"
flags=$(pkg-config --cflags libmariadb json-c fcgi 2>/dev/null)
n=0
for h in "$srcdir"/fcgi/*/*.h; do
  n=$((n + 1))
  name=${h#"$srcdir"/fcgi/}
  # shellcheck disable=SC2086 # flags are words
  if out=$(printf '#include "%s"\n' "$name" |
    $CC -std=gnu17 -D_GNU_SOURCE -Wall -Werror $flags -I"$srcdir/fcgi" \
      -I"$builddir" -fsyntax-only -x c - 2>&1); then
    echo "ok $n - $name stands alone"
  else
    printf '%s\n' "$out" | sed 's/^/# /'
    echo "not ok $n - $name stands alone"
  fi
done
echo "1..$n"
