export type { CachedToken, ClientRegistration, SignInFlow, TokenRegistration } from './cache/records.ts';
export { readCachedRoleCredentials } from './cache/role-credential-cache.ts';
export { formatTimestamp, parseTimestamp } from './cache/timestamp.ts';
export { listCachedTokens, readToken, tokenCachePath, writeToken } from './cache/token-cache.ts';
export type { AwsConfig, ConfigSection } from './config/aws-config.ts';
export { processWord } from './config/own-process.ts';
export { configFilePath, credentialsFilePath } from './config/paths.ts';
export type { SsoProfile } from './config/profile.ts';
export { processProfileChanges, profileChanges, sessionChanges } from './config/profile-changes.ts';
export { readAwsConfig } from './config/read.ts';
export { type ConfigNeeds, readProfileConfig } from './config/read-profile.ts';
export {
  type ActiveProfile,
  activeProfileName,
  findProfile,
  findSession,
  findSsoProfile,
  knownSessions,
  profileSession,
} from './config/resolve.ts';
export { listSectionNames, type SectionNames } from './config/section-names.ts';
export type { SectionChange, SectionRemoval } from './config/section-targets.ts';
export {
  applyConfigChange,
  type ConfigEdit,
  type ConfigPlan,
  editConfig,
  type PlannedSection,
  planConfigChange,
} from './config/write.ts';
export { type CredentialKeeper, createCredentialKeeper } from './credentials/credential-keeper.ts';
export {
  type AssumedRole,
  type AssumeRoleSource,
  type CredentialSource,
  profileCredentialSource,
  type SsoSource,
  sourceTarget,
} from './credentials/credential-source.ts';
export { formatContainer } from './credentials/formats/container.ts';
export { type CredentialField, credentialFields, formatField } from './credentials/formats/field.ts';
export {
  type ExportFormat,
  exportFormats,
  type FormatOptions,
  formatCredentials,
} from './credentials/formats/format-credentials.ts';
export type { CredentialsJson } from './credentials/formats/json.ts';
export {
  formatCleared,
  formatVariables,
  isShellFormat,
  type ShellFormat,
  shellFormats,
} from './credentials/formats/shell-formats.ts';
export {
  environmentVariables,
  regionVariables,
  type Variable,
} from './credentials/formats/variables.ts';
export {
  type GithubEnvironment,
  githubAssignment,
  githubEnvironment,
} from './credentials/github-environment.ts';
export {
  type Paste,
  type PastedCredentials,
  readPastedCredentials,
  requirePastedCredentials,
} from './credentials/import/read-pasted-credentials.ts';
export { type ObtainCredentialsOptions, obtainCredentials } from './credentials/obtain-credentials.ts';
export { obtainRoleCredentials } from './credentials/obtain-role-credentials.ts';
export { PacedCredentials } from './credentials/paced-credentials.ts';
export { profilesByRole } from './credentials/profiles-by-role.ts';
export type { RoleCredentials, RoleTarget, SessionCredentials } from './credentials/role-credentials.ts';
export { shadowingVariables } from './credentials/shadowing-variables.ts';
export {
  type WriteCredentialsOptions,
  writeCredentialsProfile,
} from './credentials/write-credentials-profile.ts';
export {
  type CheckPlace,
  checkDeclarations,
  type DeclarationReport,
} from './declaration/check-declarations.ts';
export { declaredRules } from './declaration/declared-rules.ts';
export { declaredSessions, requireAgreement } from './declaration/declared-sessions.ts';
export type { DeclarationPlace } from './declaration/find-files.ts';
export type { DeclarationFinding, DeclarationProblem, MemberType } from './declaration/finding.ts';
export { readDeclarations } from './declaration/read-declarations.ts';
export type { Declaration } from './declaration/read-file.ts';
export { declarationSchema } from './declaration/schema.ts';
export {
  type Access,
  type AccessFilter,
  requireAccess,
  selectAccess,
  unmatchedPatterns,
} from './directory/access-filter.ts';
export type {
  Directory,
  DirectoryAccount,
  DirectoryFailure,
  DirectoryFailureCode,
  DirectoryProgress,
} from './directory/directory.ts';
export { readDirectory } from './directory/directory-file.ts';
export {
  isRecentDirectory,
  type LoadDirectoryOptions,
  loadDirectory,
} from './directory/load-directory.ts';
export { preferRoles } from './directory/preferred-roles.ts';
export { type DiscoveredRegion, discoverRegion } from './endpoints/discover-region.ts';
export { knownRegions } from './endpoints/partitions.ts';
export { checkRegion } from './endpoints/region.ts';
export { createServiceContext, type ServiceContext } from './endpoints/service-context.ts';
export { resolveServiceSettings, type ServiceSettings } from './endpoints/service-settings.ts';
export { checkStartUrl, regionFromStartUrl } from './endpoints/start-url.ts';
export {
  type ConfigProblem,
  type CredentialPart,
  type KeyDifference,
  type NameKind,
  type SessionLabel,
  type SignInReason,
  SsoError,
  type SsoErrorCode,
  type SsoErrorData,
  type StartUrlProblem,
  type TemplateProblem,
  type UnmatchedPattern,
} from './errors.ts';
export {
  type Choice,
  type ChoiceScores,
  choiceKey,
  readChoiceScores,
  recordChoice,
} from './history/choice-history.ts';
export { detailEvents } from './log-events.ts';
export { cleanForTerminal } from './names/clean.ts';
export { nearest } from './names/near.ts';
export {
  chooses,
  fitsAccount,
  type NamedAccount,
  type NamePattern,
  type PatternList,
  parsePattern,
  parsePatterns,
} from './names/pattern.ts';
export { defaultProfileName } from './names/profile-name.ts';
export type { BrowserInteraction, CallbackPage } from './oidc/authorize-in-browser.ts';
export { isRefreshable } from './oidc/refresh-token.ts';
export type { DeviceAuthorization } from './oidc/start-device-authorization.ts';
export type { LeftProfile, Pruning } from './population/left-profiles.ts';
export type {
  ChangedProfile,
  KeptProfile,
  PopulatedProfile,
  PopulationPlan,
  PopulationRequest,
  UnnamedProfile,
} from './population/plan.ts';
export { type PopulationOutcome, populateConfig, previewPopulation } from './population/populate-config.ts';
export type { NameConflict } from './population/profile-names.ts';
export type { PopulationDefaults, PopulationRules, ProfileForm } from './population/rules.ts';
export { checkRules, type PopulationSource } from './population/targets.ts';
export {
  defaultNameTemplate,
  type NameFields,
  type NameTemplate,
  parseNameTemplate,
} from './population/template.ts';
export type { Account } from './portal/list-accounts.ts';
export type { Recognizable } from './production/is-production.ts';
export type { Production } from './production/production.ts';
export { readProduction } from './production/read-production.ts';
export type {
  Files,
  HttpHandler,
  HttpRequest,
  HttpResponse,
  Log,
  LogFact,
  LoopbackServer,
  PrivateRead,
  RepairedMode,
  Runtime,
  WriteOptions,
} from './runtime.ts';
export { Secret } from './secret.ts';
export { sessionAccounts, sessionRoles } from './session/portal-session.ts';
export { type SessionSelection, selectSession, sessionKey } from './session/select-session.ts';
export {
  accountAccessScope,
  type LegacySession,
  type NamedSession,
  type Session,
  sessionLabel,
} from './session/session.ts';
export { type SessionState, sessionState } from './session/session-state.ts';
export { type SignInInteraction, type SignInOptions, signIn } from './session/sign-in.ts';
export { type SignOutOutcome, signOut } from './session/sign-out.ts';
export { findValidToken, requireValidToken, type TokenOutcome } from './session/valid-token.ts';
export { type CallerIdentity, getCallerIdentity } from './sts/get-caller-identity.ts';
export { type UserFolderKind, userFolder } from './user-folder.ts';
export type { Warn, Warning, WarningCode, WarningData } from './warnings.ts';
