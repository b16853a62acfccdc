# Sourced by ./check: adds up the reports of all modules.

summary() {
  local total=0 failed=0 skipped=0 report
  while IFS= read -r report; do
    total=$((total + $(attribute tests "$report")))
    failed=$((failed + $(attribute failures "$report") + $(attribute errors "$report")))
    skipped=$((skipped + $(attribute skipped "$report")))
  done < <(find . -path '*/target/*-reports/TEST-*.xml' -not -path '*/node_modules/*')
  if [ "$skipped" -gt 0 ]; then
    echo "Skipped:"
    grep -lE '<skipped' -r --include='TEST-*.xml' . | sed 's/.*TEST-\(.*\)\.xml/  \1/'
  fi
  echo "$((total - failed - skipped)) passed, $failed failed, $skipped skipped"
  if [ "$failed" -gt 0 ] || [ "$total" -eq 0 ]; then
    return 1
  fi
  if [ "${CI:-}" = true ] && [ "$skipped" -gt 0 ]; then
    echo "Where CI=true, no test may be skipped." >&2
    return 1
  fi
}

attribute() { # the number in the report's first <testsuite …>
  sed -n "/<testsuite /{s/.*<testsuite [^>]* $1=\"\([0-9]*\)\".*/\1/p;q;}" "$2" | grep . || echo 0
}
