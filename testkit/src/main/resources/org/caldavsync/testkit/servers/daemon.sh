# Sourced by the script of each server, which defines `start` and `stop` and then calls `main "$@"`.
#   NAME.sh start <port> <dir>   returns once the server answers on 127.0.0.1:<port>; <dir>/env then has
#                                BASE, AUTH (basic or digest), ENTRY (where discovery starts), HOMESET (of alice)
#   NAME.sh stop <dir>           ends every process that start began
# Users alice/secret and bob/secret2. <dir> is empty, and every user can reach it. Needs root, but no systemd.
set -u
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

die() { echo "$0: $*" >&2; exit 1; }

fresh() {
  [ -n "${1:-}" ] && [ -n "${2:-}" ] || die "start <port> <dir>"
  PORT=$1; mkdir -p "$2"; DIR=$(cd "$2" && pwd); BASE=http://127.0.0.1:$PORT
  [ -z "$(ls -A "$DIR")" ] || die "$DIR is not empty"
  chmod 755 "$DIR"
}

# A process is known by its id and its start time, so that a reused id is never killed. One that has ended has none,
# even while its parent has yet to notice (state Z).
start_time() { awk '{sub(/^.*\) /,""); if ($1 != "Z") print $20}' "/proc/$1/stat" 2>/dev/null; }
record() { echo "$2 $(start_time "$2")" >"$1"; } # record <pidfile> <pid>

in_background() { # in_background <pidfile> <log> command...: detached, without terminal
  local pidfile=$1 log=$2; shift 2
  setsid "$@" </dev/null >>"$log" 2>&1 &
  record "$pidfile" $!
}

is_running() { [ "$(start_time "$1")" = "$2" ]; } # is_running <pid> <start time>

end() { # end <pidfile> [signal]
  local pid started i
  [ -r "$1" ] && read -r pid started <"$1" || return 0
  rm -f "$1"
  [ -n "${started:-}" ] && is_running "$pid" "$started" || return 0
  kill "-${2:-TERM}" "$pid"
  for i in $(seq 100); do is_running "$pid" "$started" || return 0; sleep 0.1; done
  kill -KILL "$pid"
}

end_with_workers() { # end_with_workers <dir> [signal]: the process of <dir>/pid and its children
  local pid worker workers=""
  if [ -r "$1/pid" ] && read -r pid _ <"$1/pid"; then workers=$(cat "/proc/$pid/task/$pid/children" 2>/dev/null); fi
  for worker in $workers; do record "$1/pid.$worker" "$worker"; done
  [ -z "$workers" ] || kill "-${2:-TERM}" "$pid" $workers 2>/dev/null # at once: some masters wait for their workers
  for worker in $workers; do end "$1/pid.$worker" "${2:-TERM}"; done
  end "$1/pid" "${2:-TERM}"
}

await_http() { # await_http <url>: any HTTP answer will do
  local i pid started
  read -r pid started <"$DIR/pid"
  for i in $(seq 300); do
    curl -s -o /dev/null --max-time 2 "$1" && return 0
    is_running "$pid" "$started" || die "the server ended; see $DIR/log"
    sleep 0.1
  done
  die "no answer on $1; see $DIR/log"
}

free_port() {
  local port
  while :; do
    port=$((20000 + RANDOM % 12000))
    (exec 3<>/dev/tcp/127.0.0.1/$port) 2>/dev/null || { echo $port; return; }
  done
}

announce() { printf 'BASE=%s\nAUTH=%s\nENTRY=%s\nHOMESET=%s\n' "$BASE" "$1" "$2" "$3" >"$DIR/env"; }

main() {
  case ${1:-} in
    start) shift; start "$@" ;;
    stop) [ -n "${2:-}" ] || die "stop <dir>"; stop "$(cd "$2" && pwd)" ;;
    *) die "usage: start <port> <dir> | stop <dir>" ;;
  esac
}
