# sabre/dav 1.8 (the code base below Baïkal, Nextcloud and ownCloud, at its 2014 release) on SQLite and PHP's own
# server. SABRE_AUTH=basic replaces its Digest authentication.
. "$(dirname "$0")/daemon.sh"

start() {
  fresh "$@"
  local auth=${SABRE_AUTH:-digest}
  mkdir "$DIR/none"
  php "$HERE/sabre-setup.php" "$DIR" || die "database set-up failed"
  in_background "$DIR/pid" "$DIR/log" env SABRE_DIR="$DIR" SABRE_AUTH="$auth" PHP_CLI_SERVER_WORKERS="${SABRE_WORKERS:-4}" \
    php -d post_max_size=200M -d memory_limit=1G -d opcache.enable_cli=1 -S "127.0.0.1:$PORT" -t "$DIR/none" "$HERE/sabre-server.php"
  await_http "$BASE/"
  announce "$auth" / /calendars/alice/
}

stop() { end_with_workers "$1"; }

main "$@"
