#!/bin/sh
# Each directory may include only itself and directories on lower floors
# (fcgi/FLOORS).
: "${srcdir:=.}"
cd "$srcdir/fcgi" || exit 99
floor_of() {
  awk -v d="$1" '$1 !~ /^#/ && $2 == d { print $1 }' FLOORS
}
rc=0
n=0
for dir in $(awk '$1 !~ /^#/ { print $2 }' FLOORS); do
  here=$(floor_of "$dir")
  for f in "$dir"/*.[ch]; do
    [ -f "$f" ] || continue
    n=$((n + 1))
    for inc in $(sed -n 's/^#include "\([a-z0-9]*\)\/.*/\1/p' "$f" | sort -u); do
      [ "$inc" = "$dir" ] && continue
      there=$(floor_of "$inc")
      if [ "${there:-99}" -ge "$here" ]; then
        echo "# $f (floor $here) includes $inc (${there:-unknown})"
        rc=1
      fi
    done
  done
done
for d in */; do
  [ -n "$(floor_of "${d%/}")" ] || { echo "# ${d%/} has no floor"; rc=1; }
done
echo 1..1
if [ $rc = 0 ] && [ $n -gt 10 ]; then
  echo "ok 1 - $n files respect the floors"
else
  echo "not ok 1 - floors"
fi
