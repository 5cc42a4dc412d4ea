export { useChromium } from './chromium-pages.ts';
export { cleanUpAfter, type Lifetime } from './cleanup.ts';
export { describeWith } from './describe-with.ts';
export { matchers } from './matchers.ts';
export { type PowerShellScript, readPowerShellScript } from './powershell-grammar.ts';
export {
  awsCliV2,
  chromium,
  type FoundProgram,
  findProgram,
  type MissingProgram,
  nushell,
  type Program,
  program,
  pythonWithBoto3,
  pythonWithDotenv,
  tmux,
} from './programs.ts';
export { type ProgramOptions, type ProgramResult, runProgram } from './run-program.ts';
export { runSso, ssoProgram } from './run-sso.ts';
export { runInShell, type ShellName, shellNames, shells } from './shells.ts';
export { mounting, mountSmallDisk, type SmallDisk } from './small-disk.ts';
export { type SsoHome, ssoHome } from './sso-home.ts';
export { type RunningProgram, startProgram } from './start-program.ts';
export { type Environment, type TemporaryHome, temporaryHome } from './temporary-home.ts';
export { type TerminalOptions, TerminalSession } from './terminal-session.ts';
export { runInCmd, wine } from './windows-cmd.ts';
