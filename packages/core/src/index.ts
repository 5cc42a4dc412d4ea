export type { CachedToken, ClientRegistration, TokenRegistration } from './cache/records.ts';
export type { AwsConfig, ConfigSection } from './config/aws-config.ts';
export type { SsoProfile } from './config/profile.ts';
export type { RoleCredentials } from './credentials/role-credentials.ts';
export {
  type ConfigProblem,
  type KeyDifference,
  type NameKind,
  type SessionLabel,
  type SignInReason,
  SsoError,
  type SsoErrorCode,
  type SsoErrorData,
  type StartUrlProblem,
} from './errors.ts';
export type {
  Files,
  HttpHandler,
  HttpRequest,
  HttpResponse,
  Log,
  LogFact,
  LoopbackServer,
  Runtime,
} from './runtime.ts';
export { Secret } from './secret.ts';
export {
  accountAccessScope,
  type LegacySession,
  type NamedSession,
  type Session,
  sessionLabel,
} from './session/session.ts';
