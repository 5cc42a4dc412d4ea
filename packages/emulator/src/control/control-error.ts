import { type EmulatorResponse, jsonResponse } from '../http-message.ts';

export type ControlErrorCode =
  | 'wrong-host'
  | 'from-a-browser'
  | 'wrong-token'
  | 'unknown-resource'
  | 'wrong-method'
  | 'invalid-body'
  | 'conflict';

export function controlError(status: number, code: ControlErrorCode, message: string): EmulatorResponse {
  return jsonResponse(status, { error: { code, message } });
}
