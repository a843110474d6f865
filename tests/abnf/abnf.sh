#!/bin/sh
# The grammar cases of OASIS, when they lie beside the sources (or where
# LATCHKEY_SHARED says), and cases of our own.
: "${srcdir:=.}" "${builddir:=.}"
abnf=$builddir/tests/abnf/abnf
shared=
for dir in "${LATCHKEY_SHARED:-}" "$srcdir/../shared" ../../shared; do
  [ -n "$dir" ] && [ -d "$dir/abnf" ] && { shared=$dir/abnf; break; }
done
n=0
verdict() { # STATUS NAME
  n=$((n + 1))
  if [ "$1" = 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; fi
}
run() { # FILE: its output as comments, its status
  out=$("$abnf" "$1")
  rc=$?
  echo "$out" | sed 's/^/# /'
  return $rc
}
run "$srcdir/tests/abnf/own-cases.json"
verdict $? "own cases"

# A wrong expectation must be seen, in both directions.
tmp=$(mktemp) || exit 99
trap 'rm -f "$tmp"' EXIT
cat >"$tmp" <<'EOF'
{"TestCases": [
{"Name": "a", "Rule": "filter", "Input": "$filter=a eq", "Expect": []},
{"Name": "b", "Rule": "filter", "Input": "$filter=a eq 1", "FailAt": 3},
{"Name": "d", "Rule": "prefer", "Input": "Prefer:maxpagesize=x"},
{"Name": "e", "Rule": "header", "Input": "odata-version: five"},
{"Name": "c", "Rule": "nosuchrule", "Input": "x"}]}
EOF
out=$("$abnf" "$tmp")
[ $? = 1 ] && [ "$(echo "$out" | tail -1)" = '0 passed, 5 failed, 0 skipped' ]
verdict $? "wrong cases are reported"
echo '{"TestCases": [{"Name": "a", "Rule": "filter", "Input": "$filter=a eq", "FailAt": 3}]}' >"$tmp"
out=$("$abnf" "$tmp")
[ $? = 1 ] && [ "$(echo "$out" | tail -1)" = '1 passed, 0 failed, 0 skipped' ]
verdict $? "a wrong position is reported"
"$abnf" /nonexistent 2>/dev/null
[ $? = 1 ]
verdict $? "a missing file is an error"

for f in core temporal aggregation; do
  if [ -n "$shared" ]; then
    run "$shared/$f-cases.json"
    verdict $? "$f cases"
  else
    n=$((n + 1))
    echo "ok $n - $f cases # SKIP no shared/abnf"
  fi
done
echo "1..$n"
