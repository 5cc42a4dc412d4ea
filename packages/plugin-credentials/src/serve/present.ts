import { detectShell, parentProcessName } from '@sso/cli-kit';
import { cleanForTerminal, formatVariables, type Runtime, type ShellFormat } from '@sso/core';
import { text } from '../messages/text.ts';
import type { Serving } from './serve.ts';
import { endpointVariables, variablesInFront } from './variables.ts';

/** What `sso serve --json` prints. */
export interface ServeResult {
  readonly port: number;
  readonly token: string;
  readonly tokenFile: string;
  readonly credentials: readonly { readonly name: string; readonly url: string }[];
}

export interface Presentation {
  readonly result: ServeResult;
  /** What another shell runs to use the first credentials. */
  readonly variables: string;
  /** Stands above the variables. */
  readonly heading: string;
  readonly notices: readonly string[];
}

/** What a person or a program is told of a server. */
export function presentServing(
  { env }: Runtime,
  { server, served, tokenFile, isShadowed }: Serving,
  format?: ShellFormat,
): Presentation {
  const { port, token } = server;
  const [first, ...others] = served;
  const shell = format ?? detectShell({ platform: process.platform, env, parentName: parentProcessName });
  return {
    result: {
      port,
      token: token.reveal(),
      tokenFile,
      credentials: served.map((each) => ({ name: each.label, url: server.urlOf(each) })),
    },
    variables: formatVariables(shell, [...variablesInFront, ...endpointVariables(server, first)]),
    heading: text.serve.forShell(cleanForTerminal(first.label)),
    notices: [
      text.serve.running(port),
      ...(isShadowed ? [text.serve.shadowed] : []),
      ...others.map((each) => text.serve.other(cleanForTerminal(each.label), server.urlOf(each))),
      text.serve.tokenFile(tokenFile),
    ],
  };
}
