@echo off
rem Installs gouji from this folder alone, into this folder; asks the network for nothing.
setlocal EnableExtensions DisableDelayedExpansion
cd /d "%~dp0"
set "PYTHON="
call :find
if not defined PYTHON (
  for %%F in (python-3.*-amd64.exe) do (
    echo Installing %%F ...
    start /wait "" "%%F" /passive InstallAllUsers=0 Include_launcher=1 Include_test=0
  )
  call :find
)
if not defined PYTHON (
  type no-python.txt
  echo Python @PYTHONS@, 64-bit, was not found. Put python-@NEWEST@.x-amd64.exe into this folder and run install.bat again.
  if not defined GOUJI_QUIET pause
  exit /b 1
)
%PYTHON% -m venv venv || goto failed
venv\Scripts\python.exe -m pip install --quiet --disable-pip-version-check --no-index --find-links wheels -c constraints.txt "@GOUJI@" || goto failed
venv\Scripts\python.exe -m cli_tui --version || goto failed
type installed.txt
if not defined GOUJI_QUIET pause
exit /b 0

:failed
type failed.txt
echo The installation did not finish. Delete the folder venv and run install.bat again.
if not defined GOUJI_QUIET pause
exit /b 1

:find
for %%V in (@PYTHONS@) do (
  if not defined PYTHON (
    py -%%V-64 -c "import sys" >nul 2>nul && set "PYTHON=py -%%V-64"
  )
)
if not defined PYTHON (
  for %%V in (@PYTHONS@) do (
    python -c "import sys; sys.exit('%%V' != '%%d.%%d' %% sys.version_info[:2] or sys.maxsize < 2**32)" >nul 2>nul && set "PYTHON=python"
  )
)
exit /b 0
