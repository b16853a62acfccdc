# Sourced by ./espalier, ./check and ./mvnw: sets JAVA_HOME to a JDK of 25 or newer, wherever it is installed.

feature_of() { # the feature number of the JDK in $1, or nothing
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] &&
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

find_jdk() {
  on_path=$(command -v javac 2>/dev/null) && on_path=$(readlink -f "$on_path") && on_path=${on_path%/bin/javac}
  for candidate in "${JAVA_HOME:-}" "${on_path:-}" \
    /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    feature=$(feature_of "$candidate") || continue
    if [ "${feature:-0}" -ge 25 ]; then
      JAVA_HOME=$candidate
      export JAVA_HOME
      return 0
    fi
  done
  echo "Espalier needs a JDK of version 25 or newer, and none was found in JAVA_HOME, on the PATH or in the usual" \
    "folders. Nothing was changed. Install one (for example Temurin 25) and run this again." >&2
  return 1
}
