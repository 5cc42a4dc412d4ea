export { canOpenBrowser, type Machine, thisMachine } from './browser-availability.ts';
export {
  type CapturedChild,
  type CapturedChildOptions,
  type OutputStream,
  startCapturedChild,
} from './child/captured-child.ts';
export type { ChildEnd } from './child/child-end.ts';
export { accountVariables, childEnvironment, labelVariable } from './child/child-environment.ts';
export { exitStatusOf, isNotFound } from './child/exit-status.ts';
export { runChild } from './child/run-child.ts';
export type { Choice } from './choices.ts';
export { chooseSession } from './choose-session.ts';
export { formatCsv } from './csv.ts';
export { describeFailure, type Failure } from './describe-failure.ts';
export { displayWidth, shorten } from './display-width.ts';
export { formatDuration } from './duration.ts';
export { type ExitCode, exitCodeOf } from './exit-codes.ts';
export { type TypedCommand, UsageError } from './explain-usage.ts';
export {
  deviceCodeFlag,
  forceFlag,
  noBrowserFlag,
  profileFlag,
  regionFlag,
  sessionFlag,
  startUrlFlag,
} from './flags.ts';
export { formatJson } from './format-json.ts';
export { catchInterruption, type Interruption, type InterruptionOptions } from './interruption.ts';
export { formatListingProgress } from './listing/listing-progress.ts';
export {
  type LoadOptions,
  loadDirectories,
  loadShowingProgress,
  type SessionDirectory,
  tellOfListing,
} from './listing/load-directories.ts';
export { createLog, isDebugging, logVariable } from './log.ts';
export type { Catalogue, ErrorMessages, Explanation } from './messages/catalogue.ts';
export { commandLine, flagWords } from './messages/command-line.ts';
export { text } from './messages/text.ts';
export { noPrompter } from './no-prompter.ts';
export { type OpenBrowserOptions, openBrowser, openFile } from './open-browser.ts';
export { flushOutput, writeNotice, writeResult } from './output.ts';
export {
  matchingEntries,
  type PickerEntry,
  type PickerInput,
  type PickerOptions,
  type PickerOutput,
  pickOne,
} from './picker/index.ts';
export {
  createProgressLine,
  type ProgressLine,
  type ProgressTarget,
  progressOnStderr,
} from './progress-line.ts';
export {
  type ChooseQuestion,
  type ConfirmQuestion,
  createPrompter,
  type InputQuestion,
  type Prompter,
  type Question,
} from './prompts.ts';
export { failureAsJson, formatFailure, type ReportOptions, reportFailure } from './report-failure.ts';
export { detectShell, type ShellFacts } from './shell/detect-shell.ts';
export { parentProcessName } from './shell/parent-process.ts';
export { presentShell, type ShellName } from './shell/present-shell.ts';
export { type StartUpFile, startUpFile } from './shell/start-up-file.ts';
export { subshell } from './shell/subshell.ts';
export { renderCallbackPage } from './sign-in/callback-page.ts';
export { chooseFlow, type FlowFlags } from './sign-in/choose-flow.ts';
export { createSignInInteraction } from './sign-in/interaction.ts';
export { planSignIn, runSignIn } from './sign-in/run-sign-in.ts';
export { SsoCommand } from './sso-command.ts';
export { formatTable, hasColor, type TableColumn, type TableOptions, tableOptions } from './table.ts';
export { createWarnings, type Warnings, warnings } from './warnings.ts';
export { workingFolder } from './working-folder.ts';
