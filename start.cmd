@echo off
rem Double-clicked on Windows: finds a Python that is new enough for start.py. Its own words have no letters beyond ASCII.
cd /d "%~dp0"
set python=py -3
%python% --version >nul 2>nul || set python=python
%python% -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && goto found
echo Nettstedet trenger Python 3.11 eller nyere. 1>&2
echo     Slik retter du: Installer Python fra https://www.python.org/downloads/, og start igjen. 1>&2
set code=1
goto ended
:found
%python% start.py %*
set code=%errorlevel%
:ended
rem A window that was opened for this alone would be gone before anybody has read it.
if not "%code%"=="0" if "%~1"=="" pause
exit /b %code%
