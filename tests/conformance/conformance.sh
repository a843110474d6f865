#!/bin/sh
# conformance.sh [--markdown]: checks tests/conformance/checklist against
# the names of the tests in tests/http, or prints both as a table.
#
# A test belongs to a clause when its name, a text in quotes, begins with the
# clause's tag: '40a-9.1 41m-4: …'; that of a clause with parts counts for each of
# them. Wrong are: a clause "test" without a test, a tag of no clause, a
# clause that is there twice. What is open is listed.
clauses() { # MARKDOWN DIR
  tests=$(cd "$2/tests/http" && grep -HoE "['\"\`](4[01][mia]|j|r)-[0-9][^'\"\`]*" -- *.mjs)
  { cat "$2/tests/conformance/checklist"; echo "--tests--"; echo "$tests"; } |
  awk -F'|' -v markdown=$1 '
function group(tag) { sub(/-.*/, "", tag); return tag }
/^--tests--$/ { reading = 1; next }
reading && NF {
  file = $0; sub(/:.*/, "", file)
  name = $0; sub(/^[^:]*:./, "", name)
  n = split(name, word, /[ ,:]+/)
  for (i = 1; i <= n && word[i] ~ /^(4[01][mia]|j|r)-[0-9]/; i++) {
    text = name; sub(/^[-0-9mairj., ]+:? */, "", text); sub(/ *\$?\{.*/, "", text)
    if (word[i] in level) note(word[i])
    else if (!parts(word[i])) wrong("no clause " word[i] ": " file ": " name)
  }
  next
}
/^#/ || !NF { next }
{
  if ($1 in level) wrong("twice: " $1)
  tags[++total] = $1; level[$1] = $2; state[$1] = $3; clause[$1] = $4
  if ($2 !~ /^(M|S|may)$/ || $3 !~ /^(test|open|W|not: .+|all .+)$/ || $4 == "") wrong("malformed: " $0)
}
function note(tag) {
  here[tag] = here[tag] (here[tag] == "" ? "" : "<br>") file ": " text
  count[tag]++
}
function parts(tag,   k, n) {
  for (k = 1; k <= total; k++)
    if (index(tags[k], tag ".") == 1) { note(tags[k]); n++ }
  return n
}
function wrong(what) { bad[++nbad] = what }
# Clauses M of the groups that nothing proves.
function missing(tag,   g, n, i, k, list) {
  n = split(substr(state[tag], 5), g, " ")
  for (i = 1; i <= total; i++)
    for (k = 1; k <= n; k++)
      if (group(tags[i]) == g[k] && tags[i] != tag && level[tags[i]] == "M" && !proved(tags[i]))
        list = list " " tags[i]
  return list
}
function proved(tag) {
  if (state[tag] ~ /^(W|not)/) return 1
  if (state[tag] ~ /^all/) return asked[tag]++ ? 1 : missing(tag) == ""
  return state[tag] == "test" && count[tag] > 0
}
END {
  for (i = 1; i <= total; i++) {
    tag = tags[i]; s = state[tag]
    if (s == "test" && !count[tag]) wrong("no test: " tag " (" clause[tag] ")")
    delete asked
    if (s ~ /^all/) { m = missing(tag); shown = m == "" ? "holds" : "open:" m }
    else if (s == "test") shown = count[tag] ? "done" : "no test"
    else if (s == "W") shown = "writing"
    else if (s ~ /^not/) shown = "not offered:" substr(s, 5)
    else shown = s
    sum[s ~ /^all/ && m != "" ? "open" : s == "test" ? shown : s ~ /^(not|W)/ ? "not applicable" : s ~ /^all/ ? "done" : "open"]++
    if (markdown) printf "%s| %s | %s | %s | %s | %s |\n", i == 1 ? "| Tag | Level | Clause | State | Tests |\n|---|---|---|---|---|\n" : "", tag, level[tag], clause[tag], shown, here[tag]
    else if (s == "open" && count[tag]) print "# open, though it has a test: " tag " " level[tag] " " clause[tag]
    else if (s == "open" || (s ~ /^all/ && m != "")) print "# open: " tag " " level[tag] " " clause[tag] (m && s ~ /^all/ ? ":" m : "")
  }
  if (markdown) printf "\n%d clauses: %d done, %d not applicable, %d open\n", total, sum["done"], sum["not applicable"], sum["open"] + sum["no test"]
  else {
    for (i = 1; i <= nbad; i++) print "# " bad[i]
  }
  exit nbad > 0
}'
}
top=${srcdir:-$(dirname "$0")/../..}
[ "$1" = --markdown ] && { clauses 1 "$top"; exit; }
n=0
verdict() { # STATUS WANTED NAME
  n=$((n + 1))
  if [ "$1" = "$2" ]; then echo "ok $n - $3"; else echo "not ok $n - $3"; fi
}
echo 1..6
clauses 0 "$top"
verdict $? 0 "every clause has its test"
# $metadata claims Capabilities.ConformanceLevel Advanced.
verdict "$(clauses 1 "$top" | awk -F' *[|] *' '$3 == "M" && $5 !~ /^(done|holds|writing|not offered)/' | wc -l)$(
  grep -c 'ConformanceLevelType", "Advanced"' "$top/fcgi/write/notes.c")" 01 "Advanced is claimed, and no clause that must hold is open"
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT
mkdir -p "$dir/tests/http" "$dir/tests/conformance"
list=$dir/tests/conformance/checklist
echo "test('40m-1 40m-2.1: rows', …)" >"$dir/tests/http/1.mjs"
printf '40m-1|M|test|a\n40m-2.1|S|test|b\n40m-3|M|all 40m|c\n' >"$list"
clauses 1 "$dir" | grep -qx '| 40m-3 | M | c | holds |  |'
verdict $? 0 "a level holds when its clauses are tested"
echo '40m-4|M|test|d' >>"$list"
out=$(clauses 0 "$dir")
verdict "$?$(echo "$out" | grep -c '^# no test: 40m-4 (d)$')" 11 "a clause without test is reported"
printf '40m-1|M|test|a\n' >"$list"
out=$(clauses 0 "$dir")
verdict "$?$(echo "$out" | grep -c 'no clause 40m-2.1: 1.mjs')" 11 "a test of no clause is reported"
printf '40m-1|M|test|a\n40m-1|M|test|a\n40m-2|X|test|\n40m-2.1|S|test|b\n' >"$list"
out=$(clauses 0 "$dir")
verdict "$?$(echo "$out" | grep -cE '^# (twice|malformed)')" 12 "a wrong list is reported"
