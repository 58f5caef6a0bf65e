#!/usr/bin/env bash
# Build the site as it is published, for the address where it will stand, and hold its links together.
#
# OWNER and REPOSITORY give the address on GitHub Pages: https://owner.github.io/repository/, or without a path where
# the repository is the owner's site. SITE_URL, where it is set, is an own domain and goes before.
set -euo pipefail
: "${OWNER:?}" "${REPOSITORY:?}"
owner=${OWNER,,}
if [ -z "${SITE_URL:-}" ]; then
    SITE_URL=https://$owner.github.io/
    [ "${REPOSITORY,,}" = "$owner.github.io" ] || SITE_URL+=$REPOSITORY/
fi
export SITE_URL=${SITE_URL%/}/
echo "Building for $SITE_URL"
make publishable
