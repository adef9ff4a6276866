# SOGo: sogod speaks HTTP itself. Private PostgreSQL on a free loopback port, private memcached on a socket.
. "$(dirname "$0")/daemon.sh"
. "$HERE/postgres.sh"

create_database() {
  as_postgres psql -qX -v ON_ERROR_STOP=1 template1 >>"$DIR/log" 2>&1 <<'Q' || die "database set-up failed, see $DIR/log"
CREATE USER sogo PASSWORD 'sogo'; CREATE DATABASE sogo OWNER sogo TEMPLATE template0 ENCODING 'UTF8';
\c sogo sogo
CREATE TABLE sogo_users (c_uid varchar(64) PRIMARY KEY, c_name varchar(64), c_password varchar(64), c_cn varchar(64), mail varchar(64));
INSERT INTO sogo_users VALUES
  ('alice','alice','secret','Alice','alice@example.com'),
  ('bob','bob','secret2','Bob','bob@example.com');
Q
}

start() {
  fresh "$@"
  local db_port db
  db_port=$(free_port)
  db="postgresql://sogo:sogo@127.0.0.1:$db_port/sogo"
  mkdir "$DIR/run" "$DIR/spool"; chown sogo "$DIR/run" "$DIR/spool"
  start_postgres "$db_port" 127.0.0.1
  create_database
  in_background "$DIR/memcached.pid" "$DIR/log" memcached -u sogo -s "$DIR/run/memcached.sock" -m 32
  # Command-line defaults win over /etc/sogo/sogo.conf, which therefore stays untouched.
  in_background "$DIR/pid" "$DIR/log" setpriv --reuid=sogo --regid=sogo --init-groups \
    env HOME="$DIR/run" TMPDIR="$DIR/spool" /usr/sbin/sogod \
    -WONoDetach YES -WOPort "127.0.0.1:$PORT" -WOWorkersCount "${SOGO_WORKERS:-4}" -WOPidFile "$DIR/run/sogo.pid" -WOLogFile - \
    -SOGoProfileURL "$db/sogo_user_profile" -OCSFolderInfoURL "$db/sogo_folder_info" \
    -OCSSessionsFolderURL "$db/sogo_sessions_folder" -OCSEMailAlarmsFolderURL "$db/sogo_alarms_folder" \
    -SOGoMemcachedHost "$DIR/run/memcached.sock" -SOGoTimeZone UTC -SOGoLanguage English -SOGoMailSpoolPath "$DIR/spool" \
    -SOGoAppointmentSendEMailNotifications NO -SOGoEnableEMailAlarms NO \
    -SOGoUserSources "({type=sql;id=directory;viewURL=\"$db/sogo_users\";canAuthenticate=YES;isAddressBook=NO;userPasswordAlgorithm=plain;})"
  await_http "$BASE/SOGo/dav/"
  announce basic /SOGo/dav/alice/ /SOGo/dav/alice/Calendar/
}

stop() { end_with_workers "$1" KILL; end "$1/memcached.pid"; stop_postgres "$1"; }

main "$@"
