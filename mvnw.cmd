@echo off
rem Runs Maven: the one installed, if it is at least 3.8.6; else the version pinned in .mvn\wrapper\maven-wrapper.properties,
rem fetched once from Apache's archive, checked, and kept in the user's .m2\wrapper\dists.
setlocal
set "HEADLIGHT_BASE=%~dp0"
set "MVN="
for /f "usebackq delims=" %%m in (`powershell -NoProfile -ExecutionPolicy Bypass -Command ^
  "$ErrorActionPreference = 'Stop'; $ProgressPreference = 'SilentlyContinue';" ^
  "$mvn = Get-Command mvn.cmd -ErrorAction SilentlyContinue | Select-Object -First 1;" ^
  "if ($mvn -and ((& $mvn.Source --version | Out-String) -match 'Apache Maven (\d+\.\d+\.\d+)') -and [version]$Matches[1] -ge [version]'3.8.6') { $mvn.Source; exit 0 };" ^
  "$pinned = ConvertFrom-StringData (Get-Content -Raw (Join-Path $env:HEADLIGHT_BASE '.mvn\wrapper\maven-wrapper.properties'));" ^
  "$url = $pinned.distributionUrl; $expected = $pinned.distributionSha512Sum;" ^
  "$archive = Split-Path $url -Leaf; $name = $archive -replace '-bin\.tar\.gz$', '';" ^
  "$user = if ($env:MAVEN_USER_HOME) { $env:MAVEN_USER_HOME } else { Join-Path $HOME '.m2' };" ^
  "$dists = Join-Path $user ('wrapper\dists\' + $name); $target = Join-Path $dists $expected.Substring(0, 16);" ^
  "if (-not (Test-Path (Join-Path $target 'bin\mvn.cmd'))) {" ^
  "  $work = New-Item -ItemType Directory -Force (Join-Path $dists ('fetch.' + [guid]::NewGuid()));" ^
  "  try {" ^
  "    [Console]::Error.WriteLine('mvnw: fetching ' + $url);" ^
  "    $file = Join-Path $work $archive; [Net.ServicePointManager]::SecurityProtocol = 'Tls12';" ^
  "    Invoke-WebRequest -UseBasicParsing -Uri $url -OutFile $file;" ^
  "    $actual = (Get-FileHash -Algorithm SHA512 $file).Hash.ToLower();" ^
  "    if ($actual -ne $expected) { throw ($url + ' has the SHA-512 ' + $actual + ', expected ' + $expected + ': not used') };" ^
  "    tar -xzf $file -C $work; if ($LASTEXITCODE -ne 0) { throw 'could not unpack ' + $file };" ^
  "    Move-Item (Join-Path $work $name) $target" ^
  "  } catch { [Console]::Error.WriteLine('mvnw: ' + $_.Exception.Message); exit 1 }" ^
  "  finally { Remove-Item -Recurse -Force $work } };" ^
  "Join-Path $target 'bin\mvn.cmd'"`) do set "MVN=%%m"
if not defined MVN exit /b 1
call "%MVN%" %*
exit /b %ERRORLEVEL%
