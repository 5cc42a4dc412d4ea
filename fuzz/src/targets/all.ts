import type { Target } from '../target.ts';
import { callback } from './callback.ts';
import { callbackServer } from './callback-server.ts';
import { configEditor } from './config-editor.ts';
import { configParser } from './config-parser.ts';
import { assumedRoleCache, roleCache, sharedFailure } from './credential-cache.ts';
import { jsonDeclaration, yamlDeclaration } from './declaration.ts';
import { emulatorControl } from './emulator-control.ts';
import { nameTemplate } from './name-template.ts';
import { directory, history } from './own-files.ts';
import { pastedText } from './pasted-text.ts';
import { profileReader } from './profile-reader.ts';
import { seedEnvelope } from './seed-envelope.ts';
import { registrationCache, tokenCache } from './sso-cache.ts';

export const targets: readonly Target[] = [
  configParser,
  configEditor,
  profileReader,
  tokenCache,
  registrationCache,
  roleCache,
  assumedRoleCache,
  sharedFailure,
  directory,
  history,
  jsonDeclaration,
  yamlDeclaration,
  pastedText,
  callback,
  callbackServer,
  seedEnvelope,
  nameTemplate,
  emulatorControl,
];
