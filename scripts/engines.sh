#!/bin/sh
# Install what the tests of the same paths in several browsers need: Firefox, WebKitGTK and Chromium's
# driver, each with Debian's package, where they are missing and root may. With `old`, the oldest that
# are supported instead: WPE WebKit and a screen for it, from Debian; Chrome 109 from a package of npm,
# unpacked in .cache/. Where they cannot be had, the tests that need them are skipped and say so.
set -eu
cd "$(dirname "$0")/.."

missing=""
need() {
    command -v "$1" >/dev/null 2>&1 || missing="$missing $2"
}

chrome109() {
    package="@sparticuz/chromium@109.0.6"
    sum=84171b067a588137a242c3dfb70d160c49d055a4227297aefc5eace94e47566c
    PATH="$PWD/.venv/bin:$PATH"
    mkdir -p .cache
    (
        cd .cache
        archive="$(npm pack --silent "$package")" &&
            echo "$sum  $archive" | sha256sum --check --quiet &&
            tar -xzOf "$archive" package/bin/chromium.br |
            node -e 'process.stdin.pipe(zlib.createBrotliDecompress()).pipe(process.stdout)' >unpacked &&
            chmod +x unpacked && mv unpacked chrome109 && rm "$archive"
    )
}

if [ "${1:-}" = old ]; then
    [ -x .cache/chrome109 ] || chrome109 || echo "Missing: Chrome 109. Its tests will be SKIPPED." >&2
    need WPEWebDriver wpewebkit-driver
    need cog cog
    need weston weston
else
    command -v firefox >/dev/null 2>&1 || need firefox-esr firefox-esr
    need WebKitWebDriver webkit2gtk-driver
    need Xvfb xvfb
    need chromedriver chromium-driver
fi
[ -z "$missing" ] && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Missing:$missing. Installing with apt-get ..."
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086
    if apt-get -qq update && apt-get -qq install -y --no-install-recommends $missing >/dev/null; then
        exit 0
    fi
fi

echo "Missing:$missing. The tests that need it will be SKIPPED." >&2
