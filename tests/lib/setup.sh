# shellcheck shell=bash
# setup.sh - packages and builds, for ./run, ./check and tests/stack.
# The caller sets top= (the source directory) before it reads this file.

say() { printf '%s\n' "$*" >&2; }
die() { say "latchkey: $*"; exit 1; }
case $top in
*[[:space:]\"\#\$\&\'\`\|\\%:]*) die "configure and make cannot work below a path with such characters: $top" ;;
esac

# need_packages run|test…: installs what is missing, says so before.
need_packages() {
  local missing=() purpose package command want
  while read -r purpose package command; do
    case $purpose in '#'* | '') continue ;; esac
    for want in "$@"; do
      [ "$purpose" = "$want" ] || continue
      [ "$command" != - ] && command -v "$command" >/dev/null && continue
      [ -x "/usr/sbin/$command" ] && continue
      dpkg-query -W -f '${Status}' "$package" 2>/dev/null |
        grep -q 'ok installed' || missing+=("$package")
    done
  done <"$top/conf/packages"
  [ ${#missing[@]} -eq 0 ] && return
  local sudo=()
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || die "as root, please: apt-get install ${missing[*]}"
    sudo=(sudo)
  fi
  say "Installing: ${missing[*]}"
  local log=$top/var/packages.log
  mkdir -p "$top/var"
  # No service of a package starts, now or at the next boot: ours are private.
  "${sudo[@]}" apt-get -qq update >"$log" 2>&1 || true
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 SYSTEMD_OFFLINE=1 apt-get -qq install -y \
    --no-install-recommends "${missing[@]}" >>"$log" 2>&1 ||
    { tail -5 "$log" >&2; die "no packages (see var/packages.log); as root: apt-get install ${missing[*]}"; }
  local service=()
  for want in "${missing[@]}"; do
    case $want in mariadb-server) service+=(mariadb) ;; lighttpd) service+=(lighttpd) ;; esac
  done
  if [ ${#service[@]} -gt 0 ] && command -v systemctl >/dev/null; then
    "${sudo[@]}" env SYSTEMD_OFFLINE=1 systemctl disable "${service[@]}" >>"$log" 2>&1 || true
  fi
}

# configured DIR [configure options…]: an up-to-date build tree in DIR; without
# options one with any will do, so that ./run leaves that of ./check alone.
configured() {
  local dir=$1
  shift
  if [ ! -x "$top/configure" ] || [ "$top/configure.ac" -nt "$top/configure" ]; then
    "$top/autogen.sh" >"$top/var/autogen.log" 2>&1 ||
      { tail -5 "$top/var/autogen.log" >&2; die "autogen.sh failed"; }
  fi
  mkdir -p "$dir"
  if [ ! -f "$dir/Makefile" ] || { [ $# -gt 0 ] && [ "$(cat "$dir/.options" 2>/dev/null)" != "$*" ]; }; then
    (cd "$dir" && "$top/configure" -q "$@" >configure.log 2>&1) ||
      { tail -5 "$dir/configure.log" >&2; die "configure failed (see $dir/configure.log)"; }
    printf '%s' "$*" >"$dir/.options"
  fi
}

# built DIR [make targets…]
built() {
  local dir=$1
  shift
  make -s -C "$dir" -j"$(nproc)" "$@" >"$dir/make.log" 2>&1 ||
    { grep -E 'error:|undefined reference|\*\*\*' "$dir/make.log" | head -20 >&2; die "make failed (see $dir/make.log)"; }
}
