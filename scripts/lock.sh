#!/bin/sh
# Write requirements/*.txt: every package that pyproject.toml needs, and theirs, with hashes, for every supported
# Python. Versions stay as they are while they fit; UPGRADE=1 takes the newest.
set -eu
cd "$(dirname "$0")/.."
uv=.cache/lock/bin/uv

if [ ! -x "$uv" ]; then
    .venv/bin/python -m venv .cache/lock
    .cache/lock/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/lock.txt
fi

lock() { # output, then what to lock
    echo "  $1" >&2
    output=$1
    shift
    "$uv" pip compile "$@" --output-file "$output" ${UPGRADE:+--upgrade} --universal --python-version 3.11 \
        --generate-hashes --no-header --no-annotate --quiet
}

echo 'Locking' >&2
lock requirements/lock.txt requirements/lock.in
lock requirements/test.txt pyproject.toml requirements/build.in --extra draft --extra test
# The smaller sets take their versions from the largest, so that installing one never undoes another.
unset UPGRADE
lock requirements/draft.txt pyproject.toml requirements/build.in --extra draft --constraint requirements/test.txt
lock requirements/site.txt pyproject.toml requirements/build.in --constraint requirements/test.txt
echo 'Next: make test, then commit requirements/ and pyproject.toml together.' >&2
