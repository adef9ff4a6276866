# npm caldav-adapter (the middleware behind Forward Email) over the in-memory store of adapter-server.js. It answers protocol
# and XML; ctag, sync token, ETag, UID rules and time ranges are the store's. Fetched by npm on the first start.
. "$(dirname "$0")/daemon.sh"
VERSION=9.3.8
CACHE=${CALDAV_ADAPTER_HOME:-/var/cache/caldav-adapter-$VERSION}

install() {
  mkdir -p "$CACHE" && cd "$CACHE" && echo '{"private":true}' >package.json \
    && npm install --no-audit --no-fund --silent caldav-adapter@$VERSION koa@2
}

start() {
  fresh "$@"
  [ -d "$CACHE/node_modules/caldav-adapter" ] || (install) >>"$DIR/log" 2>&1 || die "npm failed, see $DIR/log"
  in_background "$DIR/pid" "$DIR/log" env NODE_PATH="$CACHE/node_modules" node "$HERE/adapter-server.js" "$PORT"
  await_http "$BASE/"
  announce basic / /cal/alice/
}

stop() { end "$1/pid"; }

main "$@"
