/**
 * A batch file for a doskey macro. Lines behind the mark are run where they begin with `set`, all others are shown. `for /f` does not
 * tell how a program ended; but one that fails prints nothing, which is passed on as 1.
 * The words behind `switch` are cut out of the line, as `shift` does not change `%*`.
 */
export const cmdIntegration = [
  '@echo off',
  'rem Save this as %LOCALAPPDATA%\\sso\\sso-switch.cmd, and let cmd run at its start:',
  'rem   doskey sso=call "%LOCALAPPDATA%\\sso\\sso-switch.cmd" $*',
  'if "%~1"=="switch" goto switch',
  'sso.cmd %*',
  'exit /b',
  ':switch',
  'set SSO_SWITCH_WORDS=%*',
  'set SSO_SWITCH_WORDS=%SSO_SWITCH_WORDS:~6%',
  'set SSO_SWITCH_SEEN=',
  'set SSO_SWITCH_RUN=',
  'for /f "usebackq tokens=1* delims= " %%a in (`sso.cmd switch --shell cmd %SSO_SWITCH_WORDS%`) do (',
  '  set SSO_SWITCH_SEEN=1',
  '  if defined SSO_SWITCH_RUN if "%%a"=="set" set %%b',
  '  if not defined SSO_SWITCH_RUN if not "%%a"=="rem" echo %%a %%b',
  '  if "%%a"=="rem" if "%%b"=="sso" set SSO_SWITCH_RUN=1',
  ')',
  'set SSO_SWITCH_RUN=',
  'set SSO_SWITCH_WORDS=',
  'if not defined SSO_SWITCH_SEEN exit /b 1',
  'set SSO_SWITCH_SEEN=',
  'exit /b 0',
  '',
].join('\r\n');
