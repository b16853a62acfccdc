#!/bin/sh
# Called by Maven. Looks for Node before asking anything of it, so that its absence is one sentence and no stack trace.
wanted="Node 20.19 or newer (22.12 or newer of the 22 line) with npm"
if ! command -v node >/dev/null 2>&1 || ! command -v npm >/dev/null 2>&1; then
  echo "Building the web pages needs $wanted, and none is on the PATH: install it (Debian: apt-get install nodejs npm) and build again." >&2
  exit 1
fi
if ! node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit((a === 20 && b >= 19) || (a === 22 && b >= 12) || a > 22 ? 0 : 1)'; then
  echo "Building the web pages needs $wanted; the one on the PATH is $(node --version): install a newer one and build again." >&2
  exit 1
fi
cd "$(dirname "$0")/.." && exec node scripts/"$1".mjs
