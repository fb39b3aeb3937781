@echo off
rem Starts Headlight with the Java of JAVA_HOME, or else the one on the PATH.
setlocal
for %%i in ("%~dp0..") do set "HOME_FOLDER=%%~fi"
set "JAVA_COMMAND=java.exe"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA_COMMAND=%JAVA_HOME%\bin\java.exe"

rem What is over in a second starts faster with the quick compiler alone; what computes for longer wants the other one too.
rem In a window a little memory for what is new, tidied up often, keeps each time shorter than a beat of the screen.
set "PACE=-XX:TieredStopAtLevel=1 -Dheadlight.compiler=quick -XX:CompileThresholdScaling=0.2 -Xms768m -Xmn32m"
for %%c in (train eval bench) do if /i "%~1"=="%%c" set "PACE=-XX:+TieredCompilation"

set "CLASSES=%HOME_FOLDER%\lib\headlight.jar"
if exist "%HOME_FOLDER%\lib\javafx\win" set "CLASSES=%HOME_FOLDER%\lib\javafx\win\*;%CLASSES%"

rem The archive holds the classes of a start as they lie in memory. It fits only where it was made; elsewhere Java's own does.
set "SHARING=-Xshare:auto"
set "PLACE="
if exist "%HOME_FOLDER%\lib\headlight.jsa.place" set /p PLACE=<"%HOME_FOLDER%\lib\headlight.jsa.place"
if "%PLACE%"=="%HOME_FOLDER%" set "SHARING=-XX:SharedArchiveFile=%HOME_FOLDER%\lib\headlight.jsa"

rem Newer Javas want to be told that native code and its memory are meant; older ones do not know those options.
"%JAVA_COMMAND%" "%SHARING%" -Xshare:auto -Xlog:disable %PACE% -XX:+UseSerialGC -XX:MetaspaceSize=128m ^
  -XX:+IgnoreUnrecognizedVMOptions --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ^
  "-Dheadlight.home=%HOME_FOLDER%" %HEADLIGHT_JVM% -cp "%CLASSES%" headlight.Headlight %*
exit /b %ERRORLEVEL%
