#!/bin/sh
# Make .venv and install what a command needs:  scripts/setup.sh site|draft|test
#
# Run by the Makefile before every command; quick and silent when nothing has changed. What is installed is
# exactly what requirements/*.txt lock, by hash; then the project itself, which needs nothing more.
# PYTHON names another Python than the one found.
set -u
cd "$(dirname "$0")/.." || exit 2

need=${1:-}
case $need in
    site) holds="site" ;;
    draft) holds="site draft" ;;
    test) holds="site draft test" ;;
    *) printf 'usage: scripts/setup.sh site|draft|test\n' >&2; exit 2 ;;
esac
lock=requirements/$need.txt
log=.venv/setup.log
here=$(pwd -P)

stop() { # fault, mend
    printf '%s\n    mend: %s\n' "$1" "$2" >&2
    exit 2
}

say() { printf '%s\n' "$1" >&2; }

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

find_python() {
    if [ -n "${PYTHON:-}" ]; then
        is_new_enough "$PYTHON" || stop "PYTHON=$PYTHON is no Python 3.11 or later" "name another one, or none"
        printf '%s\n' "$PYTHON"
        return
    fi
    for name in python3.13 python3.12 python3.11 python3 python; do
        is_new_enough "$name" && { printf '%s\n' "$name"; return; }
    done
    found=$(python3 -c 'import platform; print(platform.python_version())' 2>/dev/null)
    stop "This needs Python 3.11 or later; found here: ${found:-no Python}" \
        "install it (Debian and Ubuntu: apt install python3 python3-venv; macOS: brew install python), or name one: make site PYTHON=/path/to/python3"
}

# Not whole: a folder that was moved (its commands name the old place), a Python that went away, pip missing,
# or another Python than the one that was asked for.
is_whole() {
    is_new_enough .venv/bin/python && grep -qF "$here/.venv/bin/" .venv/bin/pip 2>/dev/null &&
        { [ -z "${PYTHON:-}" ] || [ "$("$PYTHON" -V 2>&1)" = "$(.venv/bin/python -V 2>&1)" ]; }
}

make_venv() {
    python=$(find_python) || exit 2
    say "Making .venv with $("$python" --version 2>&1)"
    rm -rf .venv
    report=$("$python" -m venv .venv 2>&1) && [ -x .venv/bin/pip ] || {
        rm -rf .venv
        [ -z "$report" ] || printf '%s\n' "$report" | sed 's/^/    | /' >&2
        stop "$python cannot make a virtual environment" \
            "install its venv module (Debian and Ubuntu: apt install python3-venv)"
    }
}

# Keep what pip says in the log and count its packages: one line rewritten on a terminal, one in twenty elsewhere.
count() { # how many there are
    n=0
    while IFS= read -r line; do
        printf '%s\n' "$line" >>"$log"
        case $line in
            Collecting*|"Requirement already satisfied:"*) n=$((n + 1)) ;;
            "Installing collected packages"*) [ "$1" = 1 ] || say "  unpacking"; continue ;;
            *) continue ;;
        esac
        [ "$1" != 1 ] || continue
        if [ -t 2 ]; then printf '\r  %d of %d packages ' "$n" "$1" >&2
        elif [ $((n % 20)) = 0 ]; then say "  $n of $1 packages"
        fi
    done
}

pip_install() { # how many packages, what
    total=$1
    shift
    { PYTHONUNBUFFERED=1 .venv/bin/python -m pip install --disable-pip-version-check --no-input --progress-bar off "$@" </dev/null 2>&1
      echo $? >.venv/.status; } | count "$total"
    [ "$(cat .venv/.status)" = 0 ] || {
        grep -vE '^(Collecting|Requirement already|  (Using|Downloading))' "$log" | tail -n 12 | cut -c 1-300 | sed 's/^/    | /' >&2
        stop "Installing failed; all that pip said is in $log" \
            "see its last words above; where the network failed, run the same command again"
    }
}

# What a set was made from: its lock and the project's own settings.
state_of() { cat "requirements/$1.txt" pyproject.toml | cksum; }

is_whole || make_venv
[ "$(cat ".venv/.installed-$need" 2>/dev/null)" = "$(state_of "$need")" ] && exit 0

: >"$log"
case $need in
    site) say "Installing what the site needs (a minute the first time)" ;;
    draft) say "Installing what drafting needs: spaCy and its small English model (a minute or two the first time)" ;;
    test) say "Installing what the tests need, drafting included (two minutes the first time)" ;;
esac
pip_install "$(grep -c '^[a-zA-Z0-9].*==' "$lock")" --require-hashes -r "$lock"
pip_install 1 --no-deps --no-build-isolation --editable .
# The smaller sets have the same versions, so they are there as well.
for set in $holds; do state_of "$set" >".venv/.installed-$set"; done
say "Ready: $here/.venv"
