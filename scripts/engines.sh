#!/bin/sh
# Install what the tests of the same paths in several browsers need: Firefox, WebKitGTK and Chromium's
# driver, each with Debian's package, where they are missing and root may. Where they cannot be had,
# the tests that need them are skipped and say so.
set -eu

missing=""
command -v firefox-esr >/dev/null 2>&1 || command -v firefox >/dev/null 2>&1 || missing="firefox-esr"
command -v WebKitWebDriver >/dev/null 2>&1 || missing="$missing webkit2gtk-driver"
command -v Xvfb >/dev/null 2>&1 || missing="$missing xvfb"
command -v chromedriver >/dev/null 2>&1 || missing="$missing chromium-driver"
[ -z "$missing" ] && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Missing: $missing. Installing with apt-get ..."
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086
    if apt-get -qq update && apt-get -qq install -y --no-install-recommends $missing >/dev/null; then
        exit 0
    fi
fi

echo "Missing: $missing. The tests that need it will be SKIPPED." >&2
