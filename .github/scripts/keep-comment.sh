#!/usr/bin/env bash
# Keep ONE comment under an issue: renew ours where it is, else write it.
#
# COMMENT is its text; its first line, a hidden mark, tells it from others. Only a comment by GitHub's own account
# for workflows counts as ours, so nobody can put another one in its place.
set -euo pipefail
: "${COMMENT:?}" "${NUMBER:?}" "${GITHUB_REPOSITORY:?}" "${GH_TOKEN:?}"
[[ $NUMBER =~ ^[0-9]+$ ]] || { echo "no number of an issue" >&2; exit 2; }
export MARK=${COMMENT%%$'\n'*}
body=$(mktemp)
trap 'rm -f "$body"' EXIT
printf '%s' "$COMMENT" >"$body"

comments=repos/$GITHUB_REPOSITORY/issues
# shellcheck disable=SC2016
ours=$(gh api --paginate "$comments/$NUMBER/comments?per_page=100" --jq \
    '.[] | select(.user.login == "github-actions[bot]") | select(.body | startswith(env.MARK)) | .id' | sed -n 1p)
if [ -n "$ours" ]; then
    gh api --silent --method PATCH "$comments/comments/$ours" -F "body=@$body"
    echo "renewed comment $ours"
else
    gh api --silent --method POST "$comments/$NUMBER/comments" -F "body=@$body"
    echo 'wrote a comment'
fi
