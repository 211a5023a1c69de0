#!/usr/bin/env bash
# setup.sh FOLDER: what the tests beside this file need, on Debian, as root: programs by apt-get, and
# Python and JavaScript packages into FOLDER. What is there is not installed again.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=$1
mkdir -p "$folder"

missing=()
need() { # COMMAND PACKAGE
    command -v "$1" >/dev/null || missing+=("$2")
}
need rapper raptor2-utils
need serdi serdi
need virtuoso-t virtuoso-opensource-7
need dot graphviz
need node nodejs
# followthemoney compiles PyICU
need g++ g++
need pkg-config pkg-config
pkg-config --exists icu-i18n 2>/dev/null || missing+=(libicu-dev)
command -v npm >/dev/null || missing+=(npm)
"${PYTHON:-python3}" -c 'import sysconfig, os, sys
sys.exit(not os.path.exists(os.path.join(sysconfig.get_paths()["include"], "Python.h")))' || missing+=(python3-dev)
if [ ${#missing[@]} -gt 0 ]; then
    echo "installing ${missing[*]} ..." >&2
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >"$folder/apt.log" 2>&1 ||
        { tail -20 "$folder/apt.log" >&2; exit 1; }
fi

echo "installing the programs that read the exports into $folder ..." >&2
[ -x "$folder/venv/bin/python" ] || "${PYTHON:-python3}" -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip --disable-pip-version-check -qq install --no-deps --require-hashes -r "$here/requirements.lock"
cp "$here/package.json" "$here/package-lock.json" "$folder/"
npm ci --prefix "$folder" --silent --no-audit --no-fund
