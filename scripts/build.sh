# Sourced by ./espalier: builds what runs, once, and only when the sources differ from those last built.

sha256='sha256sum'
command -v sha256sum >/dev/null 2>&1 || sha256='shasum -a 256' # macOS

stamp_of_sources() { # one hash over everything that the build reads
  (cd "$here" && find pom.xml mvnw .mvn scripts core postgres sandbox server web -type f \
    -not -path '*/target/*' -not -path '*/node_modules/*' -print0 | LC_ALL=C sort -z | xargs -0 $sha256 | $sha256 | cut -d' ' -f1)
}

ensure_built() {
  mkdir -p "$here/target"
  exec 9>"$here/target/build.lock"
  if command -v flock >/dev/null 2>&1; then flock 9; fi
  stamp=$(stamp_of_sources)
  if [ ! -f "$here/server/target/espalier.jar" ] || [ "$stamp" != "$(cat "$here/target/build.stamp" 2>/dev/null)" ]; then
    echo "Building Espalier (the first time takes a few minutes)" >&2
    (cd "$here" && ./mvnw -B -q -DskipTests -pl server -am package) >&2 || {
      echo "The build failed; see the lines above. Nothing was started." >&2
      exit 1
    }
    stamp_of_sources >"$here/target/build.stamp"
  fi
  exec 9>&-
}
