import { UsageError } from '@sso/cli-kit';
import {
  cleanForTerminal,
  defaultProfileName,
  formatCleared,
  formatCredentials,
  formatField,
  githubEnvironment,
  type RoleCredentials,
  type Runtime,
  writeCredentialsProfile,
} from '@sso/core';
import { copyToClipboard } from '../clipboard/copy.ts';
import { text } from '../messages/text.ts';
import type { CredentialTarget } from '../target/choose-target.ts';
import type { Delivery, ExportRequest } from './request.ts';

/** Where a command's words go. */
export interface Output {
  readonly print: (result: string) => void;
  readonly notice: (line: string) => void;
}

/** Prints, copies or writes credentials as it was asked for. */
export async function deliver(
  runtime: Runtime,
  delivery: Delivery,
  credentials: RoleCredentials,
  target: Omit<CredentialTarget, 'source'>,
  output: Output,
): Promise<void> {
  switch (delivery.kind) {
    case 'format':
      return put(formatCredentials(delivery.format, credentials, target), delivery, output);
    case 'field': {
      const value = formatField(delivery.field, credentials, target);
      if (value === undefined) throw new UsageError(text.export.noSuchField(delivery.field));
      return put(delivery.clip ? value.trimEnd() : value, delivery, output);
    }
    case 'github': {
      const { masks, write } = githubEnvironment(runtime, credentials, target);
      output.print(masks);
      return write();
    }
    case 'write': {
      const name = delivery.name ?? defaultProfileName(credentials, target.roleName);
      const { force } = delivery;
      const file = await writeCredentialsProfile(runtime, name, credentials, {
        region: target.region,
        force,
      });
      return output.notice(text.written(cleanForTerminal(name), file));
    }
  }
}

/** Prints or copies the text that clears variables. */
export async function deliverCleared(
  request: Extract<ExportRequest, { kind: 'clear' }>,
  output: Output,
): Promise<void> {
  await put(formatCleared(request.format, request), request, output);
}

async function put(result: string, { clip }: { readonly clip: boolean }, output: Output): Promise<void> {
  if (!clip) return output.print(result);
  await copyToClipboard(result);
  output.notice(text.copied);
}
