# Xandikos, which keeps calendars in Git and answers many failures with a 207. It has no authentication of its
# own (its documentation asks for a proxy in front), so xandikos-server.py wraps its handler.
. "$(dirname "$0")/daemon.sh"

start() {
  fresh "$@"
  in_background "$DIR/pid" "$DIR/log" env HOME="$DIR" /usr/bin/python3 "$HERE/xandikos-server.py" "$PORT" "$DIR/data"
  await_http "$BASE/"
  announce basic / /alice/calendars/
}

stop() { end "$1/pid"; }

main "$@"
