# Radicale 3, the small Python server that most self-hosters run.
. "$(dirname "$0")/daemon.sh"

start() {
  fresh "$@"
  printf 'alice:secret\nbob:secret2\n' >"$DIR/users"
  cat >"$DIR/config" <<C
[server]
hosts = 127.0.0.1:$PORT
max_connections = 20
[auth]
type = htpasswd
htpasswd_filename = $DIR/users
htpasswd_encryption = plain
delay = 0
[rights]
type = owner_only
[storage]
filesystem_folder = $DIR/data
[web]
type = none
[logging]
level = warning
C
  in_background "$DIR/pid" "$DIR/log" /usr/bin/python3 /usr/bin/radicale --config "$DIR/config"
  await_http "$BASE/"
  announce basic / /alice/
}

stop() { end "$1/pid"; }

main "$@"
