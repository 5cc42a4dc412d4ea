import { awsHost } from '../hosts.ts';
import { type EmulatorRequest, type EmulatorResponse, jsonResponse } from '../http-message.ts';
import { InputError } from '../input/readers.ts';
import { refuseStranger } from './authorization.ts';
import { controlError } from './control-error.ts';
import { type Method, methods, type Resource, resources } from './resources.ts';
import type { Steered } from './steered.ts';

/** Steers a running emulator over HTTP, at the same port. */
export interface Control {
  /** Whether a request is one to the control interface. */
  isFor(request: EmulatorRequest): boolean;
  answer(request: EmulatorRequest): ControlAnswer;
}

export interface ControlAnswer {
  readonly response: EmulatorResponse;
  /** To be done when the answer is on its way: it would not get there any more. */
  readonly afterwards?: (() => void) | undefined;
}

export const controlPath = '/control';

export function createControl(emulator: Steered, token: string): Control {
  return {
    isFor: ({ target, host }) =>
      /^\/control(?:[/?]|$)/.test(target) && (host === undefined || awsHost(host) === undefined),
    answer: (request) => {
      const refusal = refuseStranger(request, token);
      return refusal === undefined ? answer(request, emulator) : { response: refusal };
    },
  };
}

function answer(request: EmulatorRequest, emulator: Steered): ControlAnswer {
  const path = new URL(request.target, 'http://127.0.0.1').pathname.slice(controlPath.length);
  const resource: Resource | undefined = resources.get(path.replace(/\/$/, ''));
  if (resource === undefined)
    return { response: controlError(404, 'unknown-resource', `There is no ${controlPath}${path}.`) };
  const method = methods.find((known) => known === request.method);
  const act = method && resource[method];
  if (method === undefined || act === undefined) return { response: wrongMethod(resource) };
  try {
    const { value, afterwards } = act(emulator, hasBody(method) ? readBody(request.body) : undefined);
    return { response: jsonResponse(200, value), afterwards };
  } catch (error) {
    if (error instanceof InputError) return { response: controlError(400, 'invalid-body', error.message) };
    return {
      response: controlError(409, 'conflict', error instanceof Error ? error.message : String(error)),
    };
  }
}

function wrongMethod(resource: Resource): EmulatorResponse {
  const allowed = Object.keys(resource).join(', ');
  const refusal = controlError(405, 'wrong-method', `Only ${allowed} here.`);
  return { ...refusal, headers: { ...refusal.headers, allow: allowed } };
}

function hasBody(method: Method): boolean {
  return method === 'PUT' || method === 'POST';
}

function readBody(body: string | undefined): unknown {
  try {
    return JSON.parse(body ?? '');
  } catch (cause) {
    throw new InputError(`The body is no JSON: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
}
