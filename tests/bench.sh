#!/usr/bin/env bash
# Measures what the app costs beside its peers, in about five minutes, and prints one table. A bar that is missed is said there;
# the exit code is non-zero only when nothing could be measured. Needs Linux.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit
source src/prepare.sh
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

peers=$(data_folder)/peers
mkdir -p "$peers" && scratch=$(mktemp -d) && chmod a+x "$scratch" || exit
trap 'rm -rf "$scratch"' EXIT

# Unpacked, not installed: the package would start a server of its own.
fetch_nginx() {
  command -v nginx || { [ -x "$peers/usr/sbin/nginx" ] && echo "$peers/usr/sbin/nginx"; } || (
    cd "$scratch" && { [ "$(id -u)" != 0 ] || apt-get update -qq >/dev/null 2>&1; } && apt-get download -qq nginx >/dev/null 2>&1 && dpkg-deb -x nginx_*.deb "$peers" && echo "$peers/usr/sbin/nginx")
}

fetch_lighthouse() {
  local version=12.8.2 script=$peers/node_modules/lighthouse/cli/index.js
  command -v npm >/dev/null && command -v node >/dev/null || return
  [ -e "$script" ] || npm install --silent --ignore-scripts --no-audit --no-fund --prefix "$peers" "lighthouse@$version" >/dev/null 2>&1
  [ -e "$script" ] && echo "$script"
}

need_postgres || exit
need_chromium
nginx=$(fetch_nginx) || echo "nginx could not be got by apt" >&2
lighthouse=$(fetch_lighthouse) || echo "lighthouse could not be got by npm" >&2

runtime=linux-$(uname -m | sed 's/x86_64/x64/; s/aarch64/arm64/')

# Publishing for one processor would write that into the lock files: it has its own, elsewhere.
publish() { dotnet publish src/MissionGov.Web -c Release -v quiet "$@" >&2; }
publish -o "$scratch/untranslated" &&
  publish -o "$scratch/app" -r "$runtime" --self-contained false -p:PublishReadyToRun=true -p:NuGetLockFilePath=obj/bench.lock.json &&
  dotnet build tests/MissionGov.Benchmarks -c Release -v quiet >&2 || exit

# The servers are held to the first processor, this to another one where there is one.
dotnet=(taskset --cpu-list "$(($(nproc) - 1))" dotnet)
"${dotnet[@]}" tests/MissionGov.Benchmarks/bin/Release/net10.0/MissionGov.Benchmarks.dll \
  --app "$scratch/app" --untranslated "$scratch/untranslated" --scratch "$scratch" \
  --nginx "$nginx" --lighthouse "$lighthouse" --chromium "${CHROMIUM:-}"
