/**
 * A batch file for a doskey macro. A line that begins with \`set\` is run, every other one shown. A failure is passed on as 1, since
 * \`for /f\` does not tell which it was.
 */
export const cmdIntegration = [
  '@echo off',
  'rem Save this as %LOCALAPPDATA%\\sso\\sso-switch.cmd, and let cmd run at its start:',
  'rem   doskey sso=call "%LOCALAPPDATA%\\sso\\sso-switch.cmd" $*',
  'if /i not "%~1"=="switch" (',
  '  sso.cmd %*',
  '  exit /b',
  ')',
  'set SSO_SWITCH_FAILED=0',
  'for /f "usebackq tokens=1* delims= " %%a in (`sso.cmd %* --shell cmd ^|^| echo failed`) do (',
  '  if "%%a"=="set" (set %%b) else if "%%a"=="failed" (set SSO_SWITCH_FAILED=1) else if not "%%a"=="rem" echo %%a %%b',
  ')',
  'if "%SSO_SWITCH_FAILED%"=="1" (',
  '  set SSO_SWITCH_FAILED=',
  '  exit /b 1',
  ')',
  'set SSO_SWITCH_FAILED=',
  'exit /b 0',
  '',
].join('\r\n');
