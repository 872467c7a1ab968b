@echo off
rem Drag reports onto this file; double-click it for a menu; or call it with a command of gouji's.
setlocal EnableExtensions EnableDelayedExpansion
rem What was dragged here, word for word: an & in a path would cut the ordinary arguments short.
set "GOUJI_LINE=!cmdcmdline!"
set "GOUJI_DRAGGED="
if not "!GOUJI_LINE:gouji.bat=!"=="!GOUJI_LINE!" set "GOUJI_DRAGGED=1"
setlocal DisableDelayedExpansion
set "PYTHONUTF8=1"
if not exist "%~dp0venv\Scripts\python.exe" (
  set "GOUJI_QUIET=1"
  call "%~dp0install.bat"
)
if not exist "%~dp0venv\Scripts\python.exe" (
  pause
  exit /b 1
)
"%~dp0venv\Scripts\python.exe" -m cli_tui.desk %*
if defined GOUJI_DRAGGED exit %errorlevel%
exit /b %errorlevel%
