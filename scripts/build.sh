# Sourced by ./espalier: builds what runs, once, and only when the sources differ from those last built.

sha256='sha256sum'
command -v sha256sum >/dev/null 2>&1 || sha256='shasum -a 256' # macOS

stamp_of_sources() { # one hash over everything that the build reads
  (cd "$here" && find pom.xml mvnw .mvn scripts core postgres sandbox server web -type f \
    -not -path '*/target/*' -not -path '*/node_modules/*' -print0 | LC_ALL=C sort -z | xargs -0 $sha256 | $sha256 | cut -d' ' -f1)
}

build() { # says on which part it is; everything else that is printed stands in target/build.log
  status=$(
    {
      {
        code=0
        (cd "$here" && ./mvnw -B -T 2 -DskipTests -DskipTestCompile -Dspotless.check.skip=true -pl server -am package 3>&-) || code=$?
        echo "$code" >&3
      } | awk -v log_file="$here/target/build.log" '
        { print >log_file }
        /^\[INFO\] Building Espalier: / { print "  " $NF " " $4; fflush() }
        /^\[ERROR\] ./ && !/Re-run Maven|\[Help 1\]|To see the full|For more information|After correcting|<args>/ { print; fflush() }' >&2
    } 3>&1
  )
  return "$status"
}

ensure_built() {
  mkdir -p "$here/target"
  exec 9>"$here/target/build.lock"
  if command -v flock >/dev/null 2>&1; then flock 9; fi
  stamp=$(stamp_of_sources)
  if [ ! -f "$here/server/target/program/espalier.jar" ] || [ "$stamp" != "$(cat "$here/target/build.stamp" 2>/dev/null)" ]; then
    echo "Building Espalier (the first time takes a few minutes)" >&2
    build || {
      echo "The build failed; see the lines above and target/build.log. Nothing was started." >&2
      exit 1
    }
    stamp_of_sources >"$here/target/build.stamp"
  fi
  exec 9>&-
}
