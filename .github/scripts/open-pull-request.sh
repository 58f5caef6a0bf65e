#!/usr/bin/env bash
# Put an accepted suggestion on a branch of its own and open its pull request.
#
# RECORD is the file's text, ID the brief's, PULL_REQUEST what the request says of itself. A branch that is there
# already is left as it is, because an editor may have worked on it.
set -euo pipefail
: "${RECORD:?}" "${ID:?}" "${NUMBER:?}" "${PULL_REQUEST:?}" "${GITHUB_REPOSITORY:?}" "${GH_TOKEN:?}" "${GITHUB_OUTPUT:?}"
[[ $NUMBER =~ ^[0-9]+$ ]] || { echo "no number of an issue" >&2; exit 2; }
[[ $ID =~ ^[0-9]{4}-[0-9]{2}-[0-9]{2}(-[a-z0-9]+)+$ && ${#ID} -le 80 ]] || { echo "no id of a brief" >&2; exit 2; }
branch=suggestion/$NUMBER
remote=${REMOTE:-https://github.com/$GITHUB_REPOSITORY.git}
# The token reaches git by way of gh, and stands in no command and no file.
git() { command git -c credential.helper= -c credential.helper='!gh auth git-credential' "$@"; }

if git ls-remote --exit-code --heads "$remote" "$branch" >/dev/null; then
    echo "The branch $branch is there already and stays as it is; delete it to make it anew." >&2
    exit 0
fi
git switch --quiet --create "$branch"
mkdir -p "briefings/$ID"
printf '%s\n' "${RECORD%$'\n'}" >"briefings/$ID/record.yml"
git add -- "briefings/$ID/record.yml"
git -c user.name='github-actions[bot]' -c user.email='41898282+github-actions[bot]@users.noreply.github.com' \
    -c core.hooksPath=/dev/null commit --quiet --message "Record $ID: suggested in #$NUMBER"
git push --quiet "$remote" "HEAD:refs/heads/$branch"
printf 'branch=%s\ncommit=%s\n' "$branch" "$(git rev-parse HEAD)" >>"$GITHUB_OUTPUT"
body=$(mktemp)
trap 'rm -f "$body"' EXIT
printf '%s\n' "$PULL_REQUEST" >"$body"
gh pr create --repo "$GITHUB_REPOSITORY" --base "${BASE:-main}" --head "$branch" --draft \
    --title "Record $ID" --body-file "$body"
