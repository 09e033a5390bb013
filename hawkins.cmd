@echo off
rem Starts Hawkins on Windows, as the script "hawkins" does elsewhere: finds a JDK, builds on first use, passes the right
rem flags to Java.
rem   JAVA_HOME      the JDK to use (17 or newer); otherwise the java.exe on the PATH
rem   HAWKINS_OPTS   more flags for Java, for example -Xmx512m
rem After a change of the sources build again: mvnw.cmd -q -DskipTests package (this script does not compare times).
rem Put quotes around arguments with blanks or characters that mean something to cmd, such as the ampersand. No progress
rem bar is shown, because a script for cmd cannot tell whether standard error is a terminal.
setlocal EnableExtensions DisableDelayedExpansion
set "home=%~dp0"
set "target=%home%cli\target"
set "jar=%target%\hawkins.jar"

rem --- a JDK; no blocks in parentheses, which a path such as C:\Program Files (x86) would end --------------------------
if not defined JAVA_HOME goto path
set "jdk=%JAVA_HOME:"=%"
if "%jdk:~-1%"=="\" set "jdk=%jdk:~0,-1%"
set "java=%jdk%\bin\java.exe"
if exist "%java%" goto version
>&2 echo hawkins: JAVA_HOME is "%jdk%", but there is no bin\java.exe in it; point it to a JDK 17 or newer
exit /b 1

:path
set "java="
for %%j in (java.exe) do set "java=%%~$PATH:j"
if not defined java goto nojava
for %%j in ("%java%") do set "jdk=%%~dpj.."
for %%j in ("%jdk%") do set "jdk=%%~fj"

:version
set "version="
set "major="
if exist "%jdk%\release" for /f "usebackq tokens=1,2 delims==" %%k in ("%jdk%\release") do if "%%k"=="JAVA_VERSION" set "version=%%~l"
if not defined version goto unknown
for /f "tokens=1 delims=.+-" %%m in ("%version%") do set "major=%%m"
if not defined major goto unknown
if %major% GEQ 17 goto build
>&2 echo hawkins: Hawkins needs Java 17 or newer, but "%java%" is %version%; set JAVA_HOME
exit /b 1

:nojava
>&2 echo hawkins: no Java found; install a JDK 17 or newer, or set JAVA_HOME
exit /b 1

:unknown
rem Nothing beside this java.exe says its version; only a new one knows this module.
set "version=unknown"
"%java%" --add-modules jdk.incubator.vector --version >nul 2>&1
if not errorlevel 1 goto build
>&2 echo hawkins: cannot tell the version of "%java%"; set JAVA_HOME to a JDK 17 or newer
exit /b 1

rem --- build on first use -----------------------------------------------------------------------------------------------
:build
if exist "%jar%" goto classes
if exist "%jdk%\bin\javac.exe" goto maven
>&2 echo hawkins: building Hawkins needs a JDK, but "%jdk%" has no compiler; set JAVA_HOME to a JDK 17 or newer
exit /b 1

:maven
>&2 echo hawkins: building, this takes a minute the first time ...
set "JAVA_HOME=%jdk%"
pushd "%home%"
rem The wrapper downloads Maven once; where it cannot, an installed Maven does as well.
set "maven=%home%mvnw.cmd"
call "%maven%" --version >nul 2>&1
if errorlevel 1 set "maven=mvn"
call "%maven%" -q -B -ntp -DskipTests package 1>&2
popd
if exist "%jar%" goto classes
>&2 echo hawkins: the build failed; see above
exit /b 1

rem --- flags ------------------------------------------------------------------------------------------------------------
rem Class data shared between runs halves the start. The archive belongs to one JDK and one build, and Java ignores it
rem silently where it does not fit.
:classes
set "classes=%target%\hawkins-%version%.jsa"
if exist "%classes%" goto start
set "fresh=%classes%.%RANDOM%"
(type nul >"%fresh%") 2>nul || goto start
"%java%" "-XX:ArchiveClassesAtExit=%fresh%" -XX:+UseSerialGC -Xlog:disable -jar "%jar%" --help >nul 2>&1
move /y "%fresh%" "%classes%" >nul 2>&1

:start
set "flags=-XX:+UseSerialGC -XX:TieredStopAtLevel=1"
for %%c in (fit score evaluate compare reproduce generate redteam explain inspect demo) do if "%~1"=="%%c" set "flags=--add-modules jdk.incubator.vector -XX:+UseParallelGC"
"%java%" -Xlog:disable -Xlog:all=error:stderr "-Xlog:cds*=off:stderr" -Xshare:auto "-XX:SharedArchiveFile=%classes%" %HAWKINS_OPTS% %flags% "-Dhawkins.command=%~0" -Dhawkins.terminal=false -jar "%jar%" %*
exit /b %errorlevel%
