#!/usr/bin/env bash
# Read the event of an issue and hand on what answers it, as outputs of the step: comment, id, record, pull_request.
#
# The issue's text is in the event's file and stays there: no line of it is ever part of a command. Outputs stand
# between lines that nobody can foresee.
set -euo pipefail
: "${GITHUB_EVENT_PATH:?}" "${GITHUB_OUTPUT:?}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

written=$(.venv/bin/briefs suggestion "$GITHUB_EVENT_PATH" --write \
    --comment "$work/comment.md" --pull-request "$work/pull_request.md")

hand_on() { # name, file
    local end
    end=end-$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
    { printf '%s<<%s\n' "$1" "$end"; cat "$2"; printf '\n%s\n' "$end"; } >>"$GITHUB_OUTPUT"
}

hand_on comment "$work/comment.md"
if [ -n "$written" ]; then
    hand_on record "$written"
    hand_on pull_request "$work/pull_request.md"
    id=${written#briefings/}
    printf 'id=%s\n' "${id%/record.yml}" >>"$GITHUB_OUTPUT"
fi
[ -z "${GITHUB_STEP_SUMMARY:-}" ] || cat "$work/comment.md" >>"$GITHUB_STEP_SUMMARY"
