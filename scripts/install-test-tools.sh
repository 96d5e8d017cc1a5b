#!/usr/bin/env bash
# The real parts that the tests use: Redis, PostgreSQL, a browser, a Thai font; a softphone, a call generator and a voice. Installed from Debian's packages when missing.
set -euo pipefail

missing=()
command -v redis-server >/dev/null || missing+=(redis-server)
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || missing+=(postgresql)
command -v chromium >/dev/null || missing+=(chromium)
compgen -G '/usr/share/fonts/truetype/tlwg/Loma*.ttf' >/dev/null || missing+=(fonts-tlwg-loma-ttf)
command -v baresip >/dev/null || missing+=(baresip-core)
command -v sipp >/dev/null || missing+=(sip-tester)
command -v espeak-ng >/dev/null || missing+=(espeak-ng)
command -v sox >/dev/null || missing+=(sox)
command -v xmllint >/dev/null || missing+=(libxml2-utils)

if [ ${#missing[@]} -eq 0 ]; then exit 0; fi
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  echo "The tests need: ${missing[*]}. Install them, for example: sudo apt-get install ${missing[*]}" >&2
  exit 1
fi
echo "Installing for the tests: ${missing[*]} ..."
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
# Debian's package would make and start a database cluster; the tests start a server of their own
cluster_settings=/etc/postgresql-common/createcluster.conf
if [[ " ${missing[*]} " == *' postgresql '* && ! -e $cluster_settings ]]; then
  mkdir -p "$(dirname "$cluster_settings")"
  echo 'create_main_cluster = false' >"$cluster_settings"
fi
apt-get install -qq -y --no-install-recommends "${missing[@]}" >/dev/null
