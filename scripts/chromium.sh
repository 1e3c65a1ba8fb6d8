#!/bin/sh
# Install Debian's Chromium for the browser tests, but only where it is missing and root may.
# Where it cannot be had, the tests that need it are skipped and say so.
set -eu

for name in "${CORSET_CHROMIUM:-chromium}" chromium-browser google-chrome; do
    if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Chromium is missing: installing it with apt-get ..."
    export DEBIAN_FRONTEND=noninteractive
    if apt-get -qq update && apt-get -qq install -y --no-install-recommends chromium >/dev/null; then
        exit 0
    fi
fi

echo "Chromium is missing and could not be installed: the browser tests will be SKIPPED." >&2
