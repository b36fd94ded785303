#!/bin/bash
# packaging/windows_check.sh DEST [PART…]: the program as a Windows program, on a Debian with wine, in one go.
#
# DEST is a folder with a Windows CPython 3.12 and two commands: `winpip REQUIREMENT…` installs Windows wheels into it,
# `winpy ARG…` runs it. Nothing of the user's is touched: the Windows home lies in DEST as well.
# PARTS, all of them when none is named, in this order:
#   install  what pyproject.toml asks for on Windows, the tests' needs included
#   selftest the real window on Qt's `windows` platform: somebody checked in by keys, a month exported
#   core     the station's rules, files, reports and imports
#   cli      the command line, the sentences, the arrows between the parts
#   faults   the quick ones: guards and races; what needs POSIX signals or Linux skips itself and says so
#   window   start, second start, frame, desk, statistics, imports; offscreen, as wine shows no window without a screen
# Ends with a table and 0, or 1 when anything failed; what was said in full lies in DEST/logs.
# CODEPAGE=1252 runs it as a PC without Chinese would; otherwise 936, which wants the locale zh_CN.UTF-8
# (localedef -i zh_CN -f UTF-8 zh_CN.UTF-8). Not proved here: fonts, printers, input methods, real disks, Windows itself.
set -uo pipefail

usage() { sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p}' "$0"; exit 2; }
[ $# -ge 1 ] && [ -x "$1/winpy" ] && [ -x "$1/winpip" ] || usage
root=$(cd "$(dirname "$0")/.." && pwd); dest=$(cd "$1" && pwd); shift
logs=$dest/logs; mkdir -p "$logs"
parts=("$@"); [ $# -gt 0 ] || parts=(install selftest core cli faults window)
for part in "${parts[@]}"; do case $part in install|selftest|core|cli|faults|window) ;; *) usage ;; esac; done

codepage=${CODEPAGE:-936}; unset LC_ALL LC_CTYPE DISPLAY
[ "$codepage" = 936 ] && export LANG=zh_CN.UTF-8 || export LANG=en_US.UTF-8
export PYTHONDONTWRITEBYTECODE=1  # the checkout stays as it is
failed=0; rows=()

# The first program starts wine's services and desktop, which hold that one's pipes open for as long as wine runs.
# So somebody whom nobody waits for comes first, says so in this file, and stays until it is gone.
first=$logs/first; : > "$first"; trap 'rm -f "$first"' EXIT
"$dest/winpy" -c 'import ctypes, pathlib, sys, time
first = pathlib.Path(sys.argv[1])
ctypes.windll.user32.GetDesktopWindow()
first.write_text("here")
while first.exists(): time.sleep(1)' "$first" >/dev/null 2>&1 &
for ((waited = 0; waited < 120 && ! $(stat -c %s "$first"); waited++)); do sleep 1; done

requirements() {  # what pyproject.toml asks for there; pip asks the markers of the Python it runs in, which is this one
  python3 - "$root/pyproject.toml" <<'PY'
import sys, tomllib
from pip._vendor.packaging.requirements import Requirement
there = {"python_version": "3.12", "python_full_version": "3.12.10", "sys_platform": "win32", "os_name": "nt",
         "platform_system": "Windows"}
with open(sys.argv[1], "rb") as file:
    project = tomllib.load(file)["project"]
for line in project["dependencies"] + project["optional-dependencies"]["test"]:
    need = Requirement(line)
    if need.marker is None or need.marker.evaluate(there):
        need.marker = None
        print(need)
print("colorama")  # click and pytest want it on Windows only
PY
}

install() {
  local needs; needs=$(requirements) || return
  # shellcheck disable=SC2086 # one requirement a word: they have no blanks
  "$dest/winpip" $needs
}

tests() { (cd "$root" && timeout "${PATIENCE:-3600}" "$dest/winpy" -m pytest -p no:cacheprovider -rfEs "$@"); }

run() {
  case $1 in
    install) install ;;
    selftest) (cd "$root" && timeout 600 "$dest/winpy" -m station_app selftest) ;;
    core) tests tests/core ;;
    cli) tests tests/test_cli.py tests/test_texts.py tests/architecture ;;
    faults) tests tests/faults ;;
    window) tests tests/gui/test_{start,window,desk,reports,imports}.py ;;
  esac
}

found=$("$dest/winpy" -c 'import locale; print(locale.getpreferredencoding(False))' | tr -d '\r')
[ "$found" = "cp$codepage" ] || { echo "the code page is $found and not cp$codepage: is the locale $LANG generated," \
  "and does no other Windows program run in $dest?" >&2; exit 1; }

for part in "${parts[@]}"; do
  began=$SECONDS
  if run "$part" > "$logs/$part.log" 2>&1; then outcome=well; else outcome=FAILED; failed=1; fi
  case $part in
    install) said=$(grep -c . <(requirements)) said="$said requirements" ;;
    *) said=$(grep -aE "^[0-9].*(passed|failed|error|skipped)|^selftest: (all well|wrong)" "$logs/$part.log" | tail -1) ;;
  esac
  rows+=("$(printf '%-9s %-7s %5d s  %s' "$part" "$outcome" $((SECONDS - began)) "$(tr -d '\r' <<< "$said")")")
  echo "${rows[-1]}"
done

echo; echo "Windows CPython under wine, code page $codepage, $(date -I)"; printf '%s\n' "${rows[@]}"
[ $failed = 0 ] || (cd "$logs" && echo "What failed:" && grep -aE "^(FAILED|ERROR) " "${parts[@]/%/.log}" | tr -d '\r')
exit $failed
