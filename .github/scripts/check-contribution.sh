#!/usr/bin/env bash
# Check a contribution with the tools of the base commit, which is where this runs, and build the site with it.
#
# CONTRIBUTION is a checkout of its commit, whose first parent is the base. Its files are read from git's objects;
# nothing in it is run. TRUSTED=true: it comes from a branch of this repository, so its receipts count.
# ASSOCIATION is what GitHub says of its author. The site goes into site/.
set -euo pipefail
: "${CONTRIBUTION:?}"
options=(--format github)
[ "${TRUSTED:-false}" != true ] || options+=(--trusted)
case ${ASSOCIATION:-} in
    FIRST_TIMER | FIRST_TIME_CONTRIBUTOR | NONE) options+=(--first-time) ;;
esac
laid_out=$(mktemp -d)/archive
status=0
.venv/bin/briefs contribution "$CONTRIBUTION" --into "$laid_out" --summary "${GITHUB_STEP_SUMMARY:-/dev/null}" \
    "${options[@]}" || status=$?
[ -d "$laid_out" ] || exit "$status"

# The site is built whatever was found, so that there is something to look at; failing briefs are left out of it.
.venv/bin/briefs --root "$laid_out" build --keep-going --unverified warning --quiet --site "$PWD/site" 2>/dev/null || {
    echo 'The site could not be built from it.' >&2
    [ "$status" != 0 ] || status=1
}
exit "$status"
