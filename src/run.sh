#!/usr/bin/env bash
# Starts the app with the demo on http://localhost:5080; with arguments, runs that command of it instead (import, doctor, …).
set -euo pipefail
web=$(cd "$(dirname "${BASH_SOURCE[0]}")/MissionGov.Web" && pwd)
source "$web/../prepare.sh"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

[ -n "${ConnectionStrings__MissionGov:-}" ] || need_postgres
dotnet build "$web" -c Release -v quiet >&2

# The app itself takes this shell's place, so that signals reach it.
export ASPNETCORE_CONTENTROOT=$web
export ASPNETCORE_URLS=${ASPNETCORE_URLS:-http://localhost:5080}
# On a server of your own the demo comes only when asked for.
[ -n "${ConnectionStrings__MissionGov:-}" ] || export MissionGov__Demo=${MissionGov__Demo:-true}
exec dotnet "$web/bin/Release/net10.0/MissionGov.Web.dll" "$@"
