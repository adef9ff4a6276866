# Cyrus httpd below a private master. imapd runs too, only because CalDAV needs the INBOX that a first login creates.
. "$(dirname "$0")/daemon.sh"

start() {
  fresh "$@"
  local imap_port user d
  imap_port=$(free_port)
  for d in conf spool run/proc run/lock run/socket sieve; do mkdir -p "$DIR/$d"; done
  cat >"$DIR/imapd.conf" <<E
configdirectory: $DIR/conf
defaultpartition: default
partition-default: $DIR/spool
proc_path: $DIR/run/proc
mboxname_lockpath: $DIR/run/lock
lmtpsocket: $DIR/run/socket/lmtp
idlesocket: $DIR/run/socket/idle
notifysocket: $DIR/run/socket/notify
sievedir: $DIR/sieve
servername: 127.0.0.1
admins: cyrus
virtdomains: off
unixhierarchysep: yes
altnamespace: no
autocreate_users: anyone
autocreate_quota: 0
autocreate_post: yes
httpmodules: caldav carddav tzdist
httpallowcompress: yes
httpallowcors: no
httpprettytelemetry: no
caldav_allowscheduling: off
caldav_realm: cyrus
allowplaintext: yes
sasl_mech_list: PLAIN LOGIN DIGEST-MD5
sasl_pwcheck_method: auxprop
sasl_auxprop_plugin: sasldb
sasl_sasldb_path: $DIR/sasldb2
syslog_prefix: cyrustest
E
  cat >"$DIR/cyrus.conf" <<E
START { recover cmd="/usr/sbin/cyrus ctl_cyrusdb -C $DIR/imapd.conf -r" }
SERVICES {
  imap cmd="/usr/lib/cyrus/bin/imapd -C $DIR/imapd.conf -U 30" listen="127.0.0.1:$imap_port" prefork=0 maxchild=10
  http cmd="/usr/lib/cyrus/bin/httpd -C $DIR/imapd.conf -U 30" listen="127.0.0.1:$PORT" prefork=2 maxchild=30
}
EVENTS { checkpoint cmd="/usr/sbin/cyrus ctl_cyrusdb -C $DIR/imapd.conf -c" period=300 }
E
  for user in alice:secret bob:secret2; do
    printf %s "${user#*:}" | saslpasswd2 -p -c -f "$DIR/sasldb2" -u 127.0.0.1 "${user%:*}"
  done
  chown -R cyrus:mail "$DIR"
  in_background "$DIR/pid" "$DIR/log" \
    /usr/lib/cyrus/bin/master -C "$DIR/imapd.conf" -M "$DIR/cyrus.conf" -p "$DIR/run/master.pid" -L "$DIR/log.master"
  await_http "$BASE/"
  for user in alice:secret bob:secret2; do
    curl -s --max-time 10 "imap://127.0.0.1:$imap_port/" -u "$user" >/dev/null || die "imap login of $user failed"
  done
  announce "${CYRUS_AUTH:-basic}" /dav/ /dav/calendars/user/alice/
}

stop() { end_with_workers "$1"; }

main "$@"
