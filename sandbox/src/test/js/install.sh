#!/bin/sh
# Called by Maven before the tests. What is missing is told by the test that needs it, which is then skipped.
cd "$(dirname "$0")" || exit 0
if command -v node >/dev/null 2>&1 && command -v npm >/dev/null 2>&1; then
  node ../../../../web/scripts/install.mjs || echo "The programs of others could not be installed." >&2
fi
exit 0
