@echo off
rem Starts Hawkins: finds a JDK, builds on first use, passes the right flags to Java.
rem   JAVA_HOME      the JDK to use (17 or newer); otherwise the java on the PATH
rem   HAWKINS_OPTS   more flags for Java, for example -Xmx512m
setlocal
set "home=%~dp0"
set "jar=%home%cli\target\hawkins.jar"

set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
"%java%" --add-modules jdk.incubator.vector --version >nul 2>&1
if errorlevel 1 (
    echo hawkins: Hawkins needs Java 17 or newer; install a JDK and set JAVA_HOME 1>&2
    exit /b 1
)

if not exist "%jar%" (
    echo hawkins: building, this takes a minute the first time ... 1>&2
    pushd "%home%"
    call mvnw.cmd -q -B -ntp -DskipTests package 1>&2
    popd
)
if not exist "%jar%" (
    echo hawkins: the build failed; see above 1>&2
    exit /b 1
)

set "flags=-XX:+UseSerialGC -XX:TieredStopAtLevel=1"
for %%c in (fit score evaluate explain inspect demo) do (
    if "%~1"=="%%c" set "flags=--add-modules jdk.incubator.vector -XX:+UseParallelGC"
)
"%java%" %flags% %HAWKINS_OPTS% "-Dhawkins.command=%~0" -jar "%jar%" %*
exit /b %errorlevel%
