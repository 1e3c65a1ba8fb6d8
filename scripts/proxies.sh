#!/bin/sh
# Install Debian's nginx, Caddy, curl and systemd-analyze for the tests behind a proxy and of how a
# clinic is set up, where they are missing and root may. Where they cannot be had, the tests that
# need them are skipped and say so.
set -eu

PATH="$PATH:/usr/sbin"
missing=""
command -v nginx >/dev/null 2>&1 || missing="nginx-light"
command -v caddy >/dev/null 2>&1 || missing="$missing caddy"
command -v curl >/dev/null 2>&1 || missing="$missing curl"
command -v systemd-analyze >/dev/null 2>&1 || missing="$missing systemd"
[ -z "$missing" ] && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Missing: $missing. Installing with apt-get ..."
    export DEBIAN_FRONTEND=noninteractive
    # Only for tests: none may be started as a service of this machine.
    export RUNLEVEL=1
    # shellcheck disable=SC2086
    if apt-get -qq update && apt-get -qq install -y --no-install-recommends $missing >/dev/null; then
        exit 0
    fi
fi

echo "Missing: $missing. The tests that need it will be SKIPPED." >&2
