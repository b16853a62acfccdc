#!/bin/bash
# The README's promise: a fresh clone builds on a machine whose local Maven repository is empty.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
git clone -q "$here" "$fresh/espalier"
echo "Building a fresh clone with an empty local Maven repository"
cd "$fresh/espalier"
./mvnw -B -q -Dmaven.repo.local="$fresh/repository" -DskipTests package
test -f server/target/espalier.jar
echo "A fresh clone builds with an empty local Maven repository."
