#!/usr/bin/env bash
# Runs every test and closes with "N passed, N failed". Arguments go to dotnet test, e.g. --filter-class "*Milestone*".
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit
source src/prepare.sh
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

need_postgres || { echo "0 passed, 1 failed"; exit 1; }
need_chromium
need_mail_server

NoTestRan=8   # an exit code of Microsoft.Testing.Platform
only=()
# A filter leaves most projects without a test to run; only when it leaves none in any project is it wrong.
[ $# = 0 ] || only=(--ignore-exit-code "$NoTestRan")
report=$(mktemp)
trap 'rm -f "$report"' EXIT
# One project after the other: browsers and servers side by side would starve on a small machine.
dotnet test -c Release --no-ansi --no-progress --max-parallel-test-modules 1 "${only[@]}" "$@" </dev/null | tee "$report"
outcome=${PIPESTATUS[0]}

read -r passed failed < <(awk '/^ +succeeded: /{passed = $2} /^ +failed: /{failed = $2} END {print passed + 0, failed + 0}' "$report")
# Tests that did not build, or a run that broke off, failed too.
[ "$outcome" = 0 ] || [ "$failed" != 0 ] || failed=1
[ "$outcome" != 0 ] || [ "$passed" != 0 ] || outcome=$NoTestRan
echo "$passed passed, $failed failed"
exit "$outcome"
