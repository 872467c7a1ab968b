#!/bin/sh
# gouji from this folder: with reports, audits them; with a command, runs it; with neither, shows a menu.
here=$(dirname "$(readlink -f "$0")")
[ -x "$here/venv/bin/python" ] || "$here/install.sh" || exit 1
exec "$here/venv/bin/python" -m cli_tui.desk "$@"
