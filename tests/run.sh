#!/usr/bin/env bash
# Runs every test and closes with "N passed, N failed". Arguments go to dotnet test, e.g. --filter-class "*Milestone*".
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit
source src/prepare.sh
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

need_postgres || { echo "0 passed, 1 failed"; exit 1; }
need_chromium
need_mail_server

MostPlayedAgain=5
NoTestRan=8   # an exit code of Microsoft.Testing.Platform
only=()
# A filter leaves most projects without a test to run; only when it leaves none in any project is it wrong.
[ $# = 0 ] || only=(--ignore-exit-code "$NoTestRan")
report=$(mktemp)
trap 'rm -f "$report"' EXIT
# One project after the other: browsers and servers side by side would starve on a small machine.
dotnet test -c Release --no-ansi --no-progress --max-parallel-test-modules 1 "${only[@]}" "$@" </dev/null | tee "$report"
outcome=${PIPESTATUS[0]}

counts() { awk '/^ +succeeded: /{passed = $2} /^ +failed: /{failed = $2} END {print passed + 0, failed + 0}' "$1"; }
read -r passed failed < <(counts "$report")

# Browsers, killed servers and lost lines are a matter of moments. Few that fail are played once more, by themselves, and named either
# way: what is broken fails again, what only met an unlucky moment is told apart from it.
if [ "$failed" -gt 0 ] && [ "$failed" -le "$MostPlayedAgain" ]; then
  mapfile -t names < <(sed -n 's/^failed \(MissionGov[A-Za-z0-9_.+]*\).*/\1/p' "$report" | sort -u)
  echo "== Played again: ${names[*]}"
  dotnet test -c Release --no-build --no-ansi --no-progress --max-parallel-test-modules 1 --ignore-exit-code "$NoTestRan" --filter-method "${names[@]}" </dev/null | tee "$report"
  again=${PIPESTATUS[0]}
  read -r better still < <(counts "$report")
  if [ "$again" = 0 ] && [ "$still" = 0 ] && [ "$better" -ge "${#names[@]}" ]; then
    echo "FAILED AT FIRST, PASSED WHEN PLAYED AGAIN: ${names[*]}"
    passed=$((passed + failed)) failed=0 outcome=0
  fi
fi

# Tests that did not build, or a run that broke off, failed too.
[ "$outcome" = 0 ] || [ "$failed" != 0 ] || failed=1
[ "$outcome" != 0 ] || [ "$passed" != 0 ] || outcome=$NoTestRan
echo "$passed passed, $failed failed"
exit "$outcome"
