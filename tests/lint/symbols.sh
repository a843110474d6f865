#!/bin/sh
# The connector is used in db alone, libfcgi in server alone, no statement is
# sent unprepared, and no banned function is linked.
: "${builddir:=.}"
cd "$builddir" || exit 99
undefined() { # [DIRECTORY to leave out]: "object symbol" lines
  find fcgi -name '*.o' ! -path "fcgi/${1:-none}/*" | while read -r o; do
    nm -u "$o" | awk -v o="$o" '{ print o, $NF }'
  done
}
verdict() {
  if [ -z "$bad" ]; then
    echo "ok $1 - $2"
  else
    echo "$bad" | sed 's/^/# /'
    echo "not ok $1 - $2"
  fi
}
echo 1..5
bad=$(undefined db | grep -E ' (mysql|mariadb)_')
verdict 1 "the connector is used in db alone"
bad=$(undefined server | grep -E ' FCGX_')
verdict 2 "libfcgi is used in server alone"
# but SHOW WARNINGS: preparing it would forget them
bad=$(undefined | grep -E ' (mysql_query|mysql_real_query|mysql_send_query)$' |
  grep -v 'warned\.o mysql_query$')
verdict 3 "no statement is sent unprepared"
bad=$(undefined | grep -E ' (__)?(v?sprintf|strn?c(py|at)|strtok|strtok_r|gets|atoi|atol|atof|localtime|gmtime|ctime|asctime|rand|srand|system|popen|setlocale|sscanf)(_chk)?$')
verdict 4 "no banned function"
bad=$(find . -name libcore.a -exec nm -u {} + 2>/dev/null |
  grep -E ' U ((mysql|mariadb|FCGX|argon2|json_object|json_tokener|EVP_)|(socket|open|fork)$)')
verdict 5 "libcore.a links against libc alone and opens nothing"
