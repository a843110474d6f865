#!/bin/sh
# Every client against the stack around this: TAP of them all, one after the
# other. tests/stack --server apache -- sh tests/clients/run.sh
# Before: cd tests/clients && npm ci --ignore-scripts (200 MB, 10 s).
cd "$(dirname "$0")" || exit 1
status=0
for t in builders odata-client odata2ts olingo ui5; do
  node "$t.mjs" || status=1
done
exit $status
