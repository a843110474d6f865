# processes.sh - master, workers, shedder; sourced by SERVER-processes.sh.
# shellcheck shell=sh disable=SC2154
. "$srcdir/tests/server/lib.sh"
cat >"$dir/conf" <<'END'
workers = 4
stream_workers = 2
stream_wait = 100ms
queue_wait = 300ms
request_timeout = 3s
stream_timeout = 8s
stop_timeout = 6s
END
export TESTAPP_CONF="$dir/conf"
start_app
start_web
pids() { sed -n 's/.*msg="worker started" worker=\([0-9]*\).*/\1/p' "$dir/app.log"; }
alive() { c=0; for p in $(pids); do kill -0 "$p" 2>/dev/null && c=$((c + 1)); done; echo $c; }
pid_now() { get "$url/api/shared" | sed -n 's/^pid=//p'; }
# COUNT COMMAND...: runs it COUNT times at once; output in $dir/par.*
par() {
  count=$1
  shift
  i=0
  while [ $i -lt "$count" ]; do
    i=$((i + 1))
    "$@" >"$dir/par.$i" 2>&1 &
    eval "job$i=$!"
  done
}
par_wait() {
  i=0
  while [ $i -lt "$count" ]; do
    i=$((i + 1))
    eval "wait \$job$i"
  done
}

# --- the shared area, and a worker that dies
first=$(get "$url/api/shared" | sed -n 's/^hits=//p')
get "$url/api/shared" >/dev/null
is "$(get "$url/api/shared" | sed -n 's/^hits=//p')" $((first + 2)) \
  "all workers see one shared area"
kill -9 "$(pids | head -n 1)"
is "$(verdict "$url/api/bytes?n=1000")" complete "a killed worker is not missed"
four_live() { [ "$(alive)" = 4 ]; }
await 20 four_live
ok $? "another worker takes its place"
await 20 logged 'msg="worker died".*how=signal status=9'
ok $? "the log says how it died"
is "$(get "$url/api/shared" | sed -n 's/^buried=//p')" 1 \
  "the application buries the dead slot"

# --- permits for long answers
slow() { verdict "$url/api/bytes?n=700000&ms=200"; }
par 2 slow
sleep 0.6
h=$(get -i "$url/api/bytes?n=700000" | tr -d '\r')
has "$h" '^HTTP/1.1 503' "a third long answer is refused"
has "$h" '^Retry-After: 5' "after stream_wait, without a worker"
h=$(get -i -d x "$url/api/bytes?n=700000" | tr -d '\r')
has "$h" '^HTTP/1.1 503' "so is one whose body was read"
has "$h" '^Retry-After: 7' "the handler could answer that itself"
is "$(get -o /dev/null -w '%{http_code}' "$url/api/bytes?n=60000")" 200 \
  "short answers go on"
par_wait
is "$(cat "$dir/par.1" "$dir/par.2")" "complete
complete" "the two long answers are whole"
par 2 slow
sleep 0.6
for p in $(pids); do kill -9 "$p" 2>/dev/null; done
par_wait
is "$(cat "$dir/par.1" "$dir/par.2")" "broken
broken" "SIGKILL to all workers breaks both"
await 30 four_live
is "$(verdict "$url/api/bytes?n=700000")" complete \
  "the permits of dead workers are free again"

# --- long answers wait for their turn without a worker
waiting() { get "$url/metrics" | sed -n 's/^latchkey_streams_waiting //p'; }
three_wait() { [ "$(waiting)" = 3 ]; }
sed 's/^stream_wait.*/stream_wait = 10s/' "$dir/conf" >"$dir/conf.n" && mv "$dir/conf.n" "$dir/conf"
kill -HUP "$app"
await 30 four_live
sleep 0.5
par 5 slow
sleep 1
is "$(waiting)" 3 "three of five long answers wait"
t=$(now_ms)
is "$(for _ in 1 2 3 4 5 6 7 8; do status "$url/api/bytes?n=60000"; echo; done | sort | uniq -c | tr -s ' ')" " 8 200" \
  "short answers do not stand behind them"
t=$(($(now_ms) - t))
[ $t -lt 1500 ]
ok $? "nor wait for them ($t ms for 8)"
par_wait
is "$(cat "$dir"/par.[12345] | sort | uniq -c | tr -s ' ')" " 5 complete" "all five are whole"
is "$(waiting)" 0 "and none waits"
par 5 slow
await 30 three_wait
for p in $(pids); do kill -9 "$p" 2>/dev/null; done
par_wait
is "$(cat "$dir"/par.[12345] | sort | uniq -c | tr -s ' \n' ' ')" " 2 broken 3 complete " \
  "those that wait survive the death of all workers"
await 30 four_live
rm -f "$dir"/par.*

# --- head and end at once: a worker that dies after its first block while the
# web server is busy elsewhere
if [ "$server" = lighttpd ]; then
  for how in kill abort; do
    verdict "$url/api/bytes?n=70000&pre=500&then=$how" >"$dir/v" &
    v=$!
    sleep 0.2
    kill -STOP "$web"
    sleep 0.6
    # settles until the web server has read; die in the middle of that
    [ $how = abort ] || for p in $(pids); do kill -9 "$p" 2>/dev/null; done
    sleep 0.4
    kill -CONT "$web"
    wait $v
    is "$(cat "$dir/v")" broken "$how while the web server is stopped"
    await 30 four_live
  done
fi

# --- watchdog
t=$(now_ms)
v=$(verdict "$url/api/sleep?ms=20000&secret=lkpat_SECRET")
t=$(($(now_ms) - t))
case $v in "status 50"?) ok 0 "a stuck request ends ($v)" ;; *) ok 1 "stuck: $v" ;; esac
[ $t -lt 5000 ]
ok $? "a stuck worker is killed in time ($t ms)"
await 10 logged 'overruns a limit.*limit=request_timeout.*request="GET /api/sleep"'
ok $? "the log names the request"
is "$(grep -c lkpat_SECRET "$dir/app.log")" 0 "the log has no query string"
t=$(now_ms)
v=$(verdict "$url/api/bytes?n=40000000&ms=100")
t=$(($(now_ms) - t))
is "$v" broken "an answer beyond stream_timeout is broken off"
[ $t -lt 11000 ]
ok $? "in time ($t ms)"
await 20 four_live

# --- overload: all workers stuck, 64 more requests
par 4 get "$url/api/sleep?ms=2500"
hold="$job1 $job2 $job3 $job4"
sleep 0.5
t=$(now_ms)
# one process: 64 that start on a busy machine outlast the stuck workers
get -Z --parallel-immediate --parallel-max 64 -i -o "$dir/many.#1" "$url/api/echo?[1-64]"
t=$(($(now_ms) - t))
is "$(grep -l '^HTTP/1.1 503' "$dir"/many.* | wc -l)" 64 "64 of 64 are answered 503"
is "$(grep -li '^Retry-After: 2' "$dir"/many.* | wc -l)" 64 "all with Retry-After"
[ $t -lt 2000 ]
ok $? "soon ($t ms for all)"
rm -f "$dir"/par.* "$dir"/many.*
has "$(get "$url/api/echo")" '"code":"ServiceUnavailable"' "the body is an OData error"
# shellcheck disable=SC2086
wait $hold
is "$(verdict "$url/api/bytes?n=1000")" complete "afterwards all is well"

# --- HUP loses nothing
sed 's/^workers.*/workers = 3/' "$dir/conf" >"$dir/conf.n" && mv "$dir/conf.n" "$dir/conf"
loop() {
  i=0
  while [ $i -lt 60 ]; do
    i=$((i + 1))
    verdict "$url/api/bytes?n=30000"
  done
}
par 3 loop
slow >"$dir/slow" &
slow_job=$!
sleep 0.3
kill -HUP "$app"
par_wait
wait $slow_job
is "$(cat "$dir"/par.* | sort | uniq -c | tr -s ' ')" " 180 complete" \
  "HUP loses no request"
is "$(cat "$dir/slow")" complete "a running answer survives HUP"
three_live() { [ "$(alive)" = 3 ]; }
await 30 three_live
ok $? "the new configuration holds"
sed 's/^workers.*/workers = many/' "$dir/conf" >"$dir/conf.n" && mv "$dir/conf.n" "$dir/conf"
kill -HUP "$app"
await 20 logged 'workers: expected a whole number'
ok $? "a wrong configuration is named"
is "$(verdict "$url/api/bytes?n=1000") $(alive)" "complete 3" "and changes nothing"
sed -e 's/^workers.*/workers = 3/' "$dir/conf" >"$dir/conf.n"
echo 'db_name = "!"' >>"$dir/conf.n" && mv "$dir/conf.n" "$dir/conf"
kill -HUP "$app"
await 20 logged 'No table in this schema'
ok $? "so is what the application refuses"
is "$(verdict "$url/api/bytes?n=1000") $(alive)" "complete 3" "and changes nothing"
kill -USR1 "$app"
for p in $(pids); do kill -HUP "$p" 2>/dev/null; done
sleep 0.3
is "$(verdict "$url/api/bytes?n=1000") $(alive)" "complete 3" \
  "USR1, and HUP to workers, do nothing"

# --- TERM
rm -f "$dir"/par.*
par 5 slow
await 30 three_wait
t=$(now_ms)
stop_app
rc=$?
t=$(($(now_ms) - t))
par_wait
is "$(cat "$dir"/par.[12345] | sort | uniq -c | tr -s ' \n' ' ')$rc" " 2 complete 3 status 503 0" \
  "TERM lets running answers finish and refuses those that wait"
rm -f "$dir"/par.*
is "$(alive)" 0 "no worker stays"

rm -f "$dir/conf"
unset TESTAPP_CONF
healthy() { [ "$(get "$url/healthz")" = ok ]; }
worst=0
for i in 1 2 3 4 5 6 7 8; do
  rm -f "$dir/fcgi.sock"
  start_app 'workers = 2'
  [ "$i" -lt 3 ] || await 30 healthy # before that: in the middle of a start
  t=$(now_ms)
  stop_app
  t=$(($(now_ms) - t))
  [ $t -le $worst ] || worst=$t
done
# a TERM that is missed costs seconds
[ $worst -lt 1000 ]
ok $? "TERM to an idle service is quick (worst of 8: $worst ms)"

# --- stop_timeout
rm -f "$dir/fcgi.sock"
start_app 'workers = 2' 'stop_timeout = 1s'
await 30 healthy
get "$url/api/sleep?ms=15000" >/dev/null &
hold=$!
sleep 0.3
t=$(now_ms)
stop_app
t=$(($(now_ms) - t))
[ $t -ge 900 ] && [ $t -lt 3000 ]
ok $? "stop_timeout ends the patience ($t ms)"
wait $hold

# --- the master dies
rm -f "$dir/fcgi.sock"
: >"$dir/app.log"
start_app 'workers = 3'
await 30 healthy
kill -9 "$app"
wait "$app" 2>/dev/null
none_live() { [ "$(alive)" = 0 ]; }
await 20 none_live
ok $? "workers without a master end themselves"

rm -f "$dir/fcgi.sock"
: >"$dir/app.log"
start_app 'workers = 2' 'stop_timeout = 1s'
await 30 healthy
get "$url/api/sleep?ms=15000" >/dev/null &
hold=$!
sleep 0.3
kill -9 "$app"
wait "$app" 2>/dev/null
await 40 none_live
ok $? "a stuck worker without a master is ended too"
wait $hold

# --- no descriptors left
rm -f "$dir/fcgi.sock"
: >"$dir/app.log"
start_app 'workers = 2' 'queue_wait = 1min'
await 30 healthy
limit_all() { for p in $(pids); do prlimit --pid "$p" --nofile="$1"; done; }
ticks() { for p in $(pids); do awk '{ print $14 + $15 }' "/proc/$p/stat"; done |
  awk '{ s += $1 } END { print s }'; }
limit_all 3:1024
before=$(ticks)
get "$url/healthz" >"$dir/late" &
late=$!
sleep 1.5
used=$(($(ticks) - before))
[ $used -lt 30 ]
ok $? "without descriptors nobody spins ($used ticks in 1.5 s)"
logged 'cannot accept.*Too many open files'
ok $? "the log says what is missing"
limit_all 1024:1024
wait $late
is "$(cat "$dir/late")" ok "the request that waited is answered"
stop_app

# --- a configuration that never works can be mended
rm -f "$dir/fcgi.sock"
: >"$dir/app.log"
echo 'workers = 2' >"$dir/conf"
export TESTAPP_CONF="$dir/conf" TESTAPP_DIE_FOR=dies
echo 'db_name = dies' >>"$dir/conf"
start_app
sleep 0.5
echo 'workers = 2' >"$dir/conf"
kill -HUP "$app"
await 90 healthy
ok $? "HUP mends a service whose workers die at start"
stop_app
unset TESTAPP_CONF TESTAPP_DIE_FOR

# --- replacement
rm -f "$dir/fcgi.sock"
: >"$dir/app.log"
start_app 'workers = 2' 'worker_requests = 20'
await 30 healthy
par 3 loop
par_wait
is "$(cat "$dir"/par.* | sort | uniq -c | tr -s ' ')" " 180 complete" \
  "replacing workers loses no request"
[ "$(pids | wc -l)" -ge 8 ]
ok $? "workers were replaced ($(pids | wc -l) started)"
stop_app

# --- what cannot start does not start, and does not try for ever
refuses() { # PATTERN TEXT [SETTING...]
  pattern=$1
  text=$2
  shift 2
  rm -f "$dir/fcgi.sock"
  timeout 10 "$builddir/tests/server/testapp" "$dir/fcgi.sock" "$@" 2>"$dir/err"
  rc=$?
  is "$rc" 2 "$text: status 2"
  has "$(cat "$dir/err")" "$pattern" "$text: a line says so"
}
refuses 'workers: expected' "a wrong value" 'workers = x'
refuses 'key_file: /nowhere: No such file' "a missing key file" 'key_file = /nowhere'
touch "$dir/open" && chmod 644 "$dir/open"
refuses 'key_file: .*others may read it' "a key file for all to read" "key_file = $dir/open"
refuses 'No table in this schema' "an application that refuses" 'db_name = "!"'
export TESTAPP_NO_START=1
refuses 'worker cannot start.*TESTAPP_NO_START' "workers that refuse" 'workers = 2'
unset TESTAPP_NO_START
export TESTAPP_DIE=1
timeout 4 "$builddir/tests/server/testapp" "$dir/fcgi.sock" 'workers = 2' 2>"$dir/err"
died=$(grep -c 'worker died' "$dir/err")
[ "$died" -ge 2 ] && [ "$died" -lt 30 ]
ok $? "workers that die at once are restarted with back-off ($died in 4 s)"
unset TESTAPP_DIE
rm -f "$dir/fcgi.sock"
start_app 'workers = 2'
"$builddir/tests/server/testapp" "$dir/fcgi.sock" 2>"$dir/err"
is $? 2 "a second server on the same socket does not start"
is "$(get "$url/healthz")" ok "and the first goes on"
stop_app
finish
