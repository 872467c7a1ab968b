#!/bin/sh
# Installs gouji from this folder alone, into this folder; asks the network for nothing.
set -eu
cd "$(dirname "$0")"
for version in @PYTHONS@; do
  if command -v "python$version" >/dev/null 2>&1; then python="python$version"; break; fi
done
if [ -z "${python:-}" ] && command -v python3 >/dev/null 2>&1; then
  found=$(python3 -c 'import sys; print("%d.%d" % sys.version_info[:2])')
  for version in @PYTHONS@; do
    if [ "$found" = "$version" ]; then python=python3; fi
  done
fi
if [ -z "${python:-}" ]; then
  echo "没有找到 Python(本安装包适用:@PYTHONS@)。请先安装其中一个版本,再运行 ./install.sh" >&2
  echo "no Python of version @PYTHONS@ found; install one and run ./install.sh again" >&2
  exit 1
fi
"$python" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check --no-index --find-links wheels -c constraints.txt "@GOUJI@"
venv/bin/python -m cli_tui --version
echo "安装完成。核对报告:./gouji.sh audit 报告.docx -o 疑点清单.xlsx"
