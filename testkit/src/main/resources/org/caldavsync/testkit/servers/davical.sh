# DAViCal on a private PostgreSQL (Unix socket only) and PHP's own server. DAVICAL_DIGEST=1 turns on Digest.
. "$(dirname "$0")/daemon.sh"
. "$HERE/postgres.sh"

create_database() {
  as_postgres sh /usr/share/davical/dba/create-database.sh davical admin >>"$DIR/log" 2>&1 || die "create-database failed, see $DIR/log"
  as_postgres psql -qX -v ON_ERROR_STOP=1 davical <"$HERE/davical-users.sql" >>"$DIR/log" 2>&1 || die "adding users failed, see $DIR/log"
}

# DAViCal includes /etc/davical/$SERVER_NAME-conf.php: the router bends SERVER_NAME so that it finds ours instead.
configure() {
  cat >"$DIR/davical-conf.php" <<C
<?php
\$c->pg_connect[] = "dbname=davical user=davical_app host=$DIR/sock";
\$_SERVER['SERVER_NAME'] = '127.0.0.1';
\$c->domain_name = '127.0.0.1';
\$c->admin_email = 'admin@example.com';
\$c->hide_alarm = false;
\$c->get_includes_subcollections = true;
if (getenv('DAVICAL_DIGEST')) \$c->http_auth_mode = 'Digest';
C
}

start() {
  fresh "$@"
  local auth=basic
  [ -z "${DAVICAL_DIGEST:-}" ] || auth=digest
  start_postgres 5432 ''
  create_database
  configure
  mkdir "$DIR/none"
  in_background "$DIR/pid" "$DIR/log" env DAVICAL_DIR="$DIR" PHP_CLI_SERVER_WORKERS="${DAVICAL_WORKERS:-4}" \
    php -d post_max_size=200M -d memory_limit=1G -d opcache.enable_cli=1 -d date.timezone=UTC \
    -S "127.0.0.1:$PORT" -t "$DIR/none" "$HERE/davical-server.php"
  await_http "$BASE/"
  announce $auth /caldav.php/ /caldav.php/alice/
}

stop() { end_with_workers "$1"; stop_postgres "$1"; }

main "$@"
