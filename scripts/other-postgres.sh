# Sourced by ./check: the tests tagged "database" once more, on a PostgreSQL that the system brings, 15 or newer.

# Another order of letters than the bundled one has, so that nothing can rest on it.
OTHER_LOCALE="--locale=C --locale-provider=icu --icu-locale=en-US"

other_postgres_programs() { # the folder of the oldest one from 15 on, or nothing
  local folder version
  for folder in $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V); do
    version=$(basename "$(dirname "$folder")")
    if [ "${version%%.*}" -ge 15 ] 2>/dev/null && [ -x "$folder/initdb" ]; then
      echo "$folder"
      return
    fi
  done
}

ensure_other_postgres() {
  if [ -n "$(other_postgres_programs)" ] || [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    return
  fi
  echo "Installing Debian's PostgreSQL for the tests that run on both"
  local none=/etc/postgresql-common/createcluster.d/no-cluster-for-tests.conf
  mkdir -p "${none%/*}" && echo "create_main_cluster = false" >"$none"
  { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends postgresql; } \
    >/dev/null 2>&1 || true
  rm -f "$none"
}

as_ordinary_user() { # PostgreSQL refuses to run as root
  if [ "$(id -u)" = 0 ]; then
    (cd / && exec setpriv --reuid=nobody --regid="$(id -g nobody)" --clear-groups env -u PGDATA -u PGPORT "$@")
  else
    "$@"
  fi
}

# Says in $other_postgres what became of it.
test_on_other_postgres() {
  local programs cluster password port result=0
  ensure_other_postgres
  programs=$(other_postgres_programs)
  if [ -z "$programs" ]; then
    other_postgres="Skipped on a second PostgreSQL: there is none of version 15 or newer in /usr/lib/postgresql."
    return
  fi
  cluster=$(mktemp -d)
  password=$(od -An -N12 -tx1 /dev/urandom | tr -d ' \n')
  echo "$password" >"$cluster/password"
  [ "$(id -u)" != 0 ] || chown -R nobody "$cluster"
  # shellcheck disable=SC2064 # the folder of now
  trap "as_ordinary_user '$programs/pg_ctl' -D '$cluster/data' -m immediate stop >/dev/null 2>&1; rm -rf '$cluster'" EXIT
  # shellcheck disable=SC2086 # several words
  as_ordinary_user "$programs/initdb" -D "$cluster/data" -U espalier --pwfile="$cluster/password" -A scram-sha-256 \
    -E UTF8 $OTHER_LOCALE >"$cluster/initdb.log" || { cat "$cluster/initdb.log" && return 1; }
  port=
  for candidate in $(shuf -i 20000-30000 -n 10); do
    if as_ordinary_user "$programs/pg_ctl" -w -D "$cluster/data" -l "$cluster/server.log" start -o \
      "-p $candidate -k '' -c listen_addresses=127.0.0.1 -c max_connections=300 -c fsync=off" >/dev/null; then
      port=$candidate
      break
    fi
  done
  [ -n "$port" ] || { cat "$cluster/server.log" && return 1; }
  echo "The tests that touch a database, once more on $("$programs/postgres" --version)"
  # Everything is built and checked by now, so only the tests are left to do. They end before a second compiler pays.
  ESPALIER_TEST_DATABASE_URL="postgresql://espalier:$password@127.0.0.1:$port/postgres" \
    JDK_JAVA_OPTIONS="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC" \
    ./mvnw -B -pl sandbox,server -am -Dgroups=database -Dsurefire.reportNameSuffix=other-postgres -DskipPageTests=true \
    -Dexec.skip=true -Dspotless.check.skip=true -Dforbiddenapis.skip=true -Dmdep.analyze.skip=true \
    -Dmaven.compiler.useIncrementalCompilation=false test || result=1
  other_postgres="Also on $("$programs/postgres" --version)."
  return "$result"
}
