# Sourced by the servers that need a database: a private PostgreSQL cluster below $DIR, without durability.
POSTGRES_BIN=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
POSTGRES_USER=(setpriv --reuid=postgres --regid=postgres --init-groups)

as_postgres() {
  (cd / && "${POSTGRES_USER[@]}" env -u PGDATABASE -u PGUSER HOME=/tmp PGHOST="$DIR/sock" PGPORT="$PGPORT" PATH="$POSTGRES_BIN:$PATH" "$@")
}

start_postgres() { # start_postgres <port> <listen address, empty for the socket alone>
  local i
  PGPORT=$1
  mkdir "$DIR/pg" "$DIR/sock"; chown postgres "$DIR/pg" "$DIR/sock"
  as_postgres initdb -D "$DIR/pg" -A trust -E UTF8 --locale=C.UTF-8 -N >"$DIR/log" 2>&1 || die "initdb failed, see $DIR/log"
  cat >>"$DIR/pg/postgresql.conf" <<C
listen_addresses='$2'
port=$PGPORT
unix_socket_directories='$DIR/sock'
fsync=off
synchronous_commit=off
full_page_writes=off
C
  in_background "$DIR/pg.pid" "$DIR/log" "${POSTGRES_USER[@]}" env PGHOST="$DIR/sock" "$POSTGRES_BIN/postgres" -D "$DIR/pg"
  for i in $(seq 100); do as_postgres psql -qXAt -c 'select 1' template1 >/dev/null 2>&1 && return; sleep 0.1; done
  die "PostgreSQL does not answer, see $DIR/log"
}

stop_postgres() { end "$1/pg.pid" INT; }
