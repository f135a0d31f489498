#!/usr/bin/env bash
# Measures what the app costs beside its peers and prints one table a part: "engine" (projections beside R forecast, about ten
# minutes), "web" (pages and start beside minimal servers, about five), "volume" (loading and asking beside the database's own
# limits, about four; "volume --rows 100000,1000000,10000000" adds ten million figures and ten minutes), "strategy" (adding up
# plans beside NumPy, one minute), or all four when none is named; "kernels" times the innermost loops, with options of BenchmarkDotNet after it. A bar that is missed is said in the table; the exit code is non-zero only when
# nothing could be measured. Needs Linux.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit
source src/prepare.sh
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

part=${1:-all}
case "$part" in all | engine | web | volume | strategy | kernels) ;; *) echo "Usage: tests/bench.sh [engine | web | volume [--rows LIST] | strategy | kernels [OPTIONS]]" >&2; exit 2 ;; esac
[ $# = 0 ] || shift

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

forecast_for_r() { command -v Rscript >/dev/null && Rscript -e 'quit(status = !requireNamespace("forecast", quietly = TRUE))' >/dev/null 2>&1; }

fetch_forecast() {
  forecast_for_r || { install_by_apt r-cran-forecast && forecast_for_r; } || return
  command -v Rscript
}

# Publishing for one processor would write that into the lock files: it has its own, elsewhere.
publish() { dotnet publish src/MissionGov.Web -c Release -v quiet "$@" >&2; }

# The servers are held to the first processor, this to another one where there is one.
measure() { taskset --cpu-list "$(($(nproc) - 1))" dotnet tests/MissionGov.Benchmarks/bin/Release/net10.0/MissionGov.Benchmarks.dll "$@"; }

engine() {
  local r m1
  r=$(fetch_forecast) || echo "R forecast (r-cran-forecast) could not be got by apt" >&2
  m1=$(compgen -G "${FORECAST_DATA:-../shared/data/forecast}/M1_long.csv.gz") || echo "The M1 series are not here; FORECAST_DATA may name a folder with M1_long.csv.gz" >&2
  measure engine --scratch "$scratch" --r "$r" --m1 "$m1" --all-processors "0-$(($(nproc) - 1))"
}

web() {
  local nginx lighthouse runtime
  need_postgres || return
  need_chromium
  nginx=$(fetch_nginx) || echo "nginx could not be got by apt" >&2
  lighthouse=$(fetch_lighthouse) || echo "lighthouse could not be got by npm" >&2
  runtime=linux-$(uname -m | sed 's/x86_64/x64/; s/aarch64/arm64/')
  publish -o "$scratch/untranslated" &&
    publish -o "$scratch/app" -r "$runtime" --self-contained false -p:PublishReadyToRun=true -p:NuGetLockFilePath=obj/bench.lock.json &&
    measure web --app "$scratch/app" --untranslated "$scratch/untranslated" --scratch "$scratch" \
      --nginx "$nginx" --lighthouse "$lighthouse" --chromium "${CHROMIUM:-}"
}

# Server and client work by turns, so neither is held to a processor.
volume() {
  need_postgres || return
  # Memory is looked after as in the app. What is called often is compiled better at once: asked is the cost of the work, not how soon the runtime gets round to that.
  DOTNET_gcServer=1 DOTNET_TC_CallCountingDelayMs=0 dotnet tests/MissionGov.Benchmarks/bin/Release/net10.0/MissionGov.Benchmarks.dll volume --scratch "$scratch" "$@"
}

python_with_numpy() {
  local python
  for python in python3 /usr/bin/python3; do
    python=$(command -v "$python") && "$python" -c 'import numpy' >/dev/null 2>&1 && echo "$python" && return
  done
  return 1
}

strategy() {
  local python
  python=$(python_with_numpy || { install_by_apt python3-numpy && python_with_numpy; }) || echo "NumPy (python3-numpy) could not be got by apt" >&2
  measure strategy --python "$python"
}

dotnet build tests/MissionGov.Benchmarks -c Release -v quiet >&2 || exit
case "$part" in
  all) ended=0; for each in engine web volume strategy; do "$each" || ended=$?; done; exit "$ended" ;;
  kernels) measure kernels --filter '*' "$@" ;;
  *) "$part" "$@" ;;
esac
