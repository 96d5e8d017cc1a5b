#!/usr/bin/env bash
# The Node.js of the project: the machine's own when it is 22.18 or newer, else Node 24 from the registry, kept in .tools.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
own="$root/.tools/node_modules/.bin/node"
new_enough='const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 22 || (a === 22 && b >= 18) ? 0 : 1)'
if ! node -e "$new_enough" 2>/dev/null; then
  if [ ! -x "$own" ]; then
    echo "This machine's Node.js is missing or older than 22.18: bringing Node 24 from the registry ..." >&2
    npm install --prefix "$root/.tools" --no-save --no-audit --no-fund --loglevel=error node@24 >&2
  fi
  export PATH="$(dirname "$own"):$PATH"
fi
# compiled code and stripped types are kept: the next start is a second shorter
export NODE_COMPILE_CACHE="${NODE_COMPILE_CACHE:-$root/node_modules/.cache/compile}"
exec node "$@"
