#!/bin/sh
# Before a commit: hold the briefs that are about to be committed against every rule, as CI does.
#
# `make hooks` puts a call of this into git's hooks. It looks at what is staged and stops the commit where an
# article's text, a draft or a proposal would go into git, or a changed brief has an error. An actor or a story
# that changed concerns every brief, so then all are checked. What is checked is the text in the folder: stage all
# of a brief.
set -u
cd "$(git rev-parse --show-toplevel)" || exit 2
briefs=.venv/bin/briefs

if [ "${1:-}" = --install ]; then
    hook=$(git rev-parse --git-path hooks)/pre-commit
    if [ -e "$hook" ] && ! grep -q scripts/pre-commit.sh "$hook"; then
        printf '%s: there is another hook already\n    mend: add the line `scripts/pre-commit.sh` to it\n' "$hook" >&2
        exit 1
    fi
    mkdir -p "${hook%/*}"
    printf '#!/bin/sh\nexec scripts/pre-commit.sh\n' >"$hook" && chmod +x "$hook"
    echo 'Every commit is checked from now on. To commit without: git commit --no-verify'
    exit
fi

list=$(mktemp) || exit 2
trap 'rm -f "$list"' EXIT
status=0

refuse() { # path, code, fault, mend
    printf '%s:1:1: %s: %s\n    mend: %s\n' "$1" "$2" "$3" "$4" >&2
    status=1
}

git -c core.quotePath=true diff --cached --name-only --no-renames --diff-filter=ACMT -- briefings >"$list" || exit 2
ids='' every=''
while IFS= read -r path; do
    case $path in
        *'"'*) refuse "$path" file-unexpected 'is no file of an archive' 'name it with a–z, 0–9 and -' ;;
        briefings/*/article.txt)
            refuse "$path" article-text-committed 'the article’s text would go into git' "git rm --cached -- '$path'" ;;
        briefings/*/record.draft.yml | briefings/_*/*/* | briefings/*/actors/*)
            refuse "$path" file-unexpected 'a proposal of the machine would go into git' "git rm --cached -- '$path'" ;;
        briefings/_actors/* | briefings/_stories/*) every=yes ;;
        briefings/_*) ;;
        briefings/*/record.yml)
            if git show ":$path" | grep -Eq "^status:[[:space:]]*[\"']?draft"; then
                refuse "$path" draft-committed 'a draft would go into git, with the article’s sentences' \
                    "review it, or keep it here: git rm --cached -- '$path'"
            fi
            id=${path#briefings/} ids="$ids ${id%%/*}" ;;
        briefings/*/receipt.json) id=${path#briefings/} ids="$ids ${id%%/*}" ;;
    esac
done <"$list"

if [ -n "$ids$every" ]; then
    if [ ! -x "$briefs" ]; then
        printf 'the check is not installed here\n    mend: make setup\n' >&2
        exit 1
    fi
    # Ids hold no blanks and no signs of the shell's; a file named otherwise is refused by the check.
    set -f
    [ -z "$every" ] || ids=''
    # shellcheck disable=SC2086
    "$briefs" check --quiet $ids >&2 || status=1
    for id in $ids; do
        receipt=briefings/$id/receipt.json
        [ -e "$receipt" ] || continue
        [ -z "$(git ls-files --others -- "$receipt")" ] && git diff --quiet -- "$receipt" ||
            refuse "$receipt" receipt-missing 'the check has just renewed the receipt' "git add -- '$receipt'"
    done
fi
[ "$status" = 0 ] || printf 'Nothing was committed. To commit all the same: git commit --no-verify\n' >&2
exit "$status"
