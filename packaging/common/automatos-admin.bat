@echo off
rem Starts Automatos Admin from the folder this script lies in.
setlocal
set "JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
"%JAVA%" -XX:+DisableAttachMechanism -XX:-HeapDumpOnOutOfMemoryError -Xshare:auto -cp "%~dp0automatos-admin.jar;%~dp0lib\*" ai.automatos.admin.app.Launcher %*
exit /b %ERRORLEVEL%
