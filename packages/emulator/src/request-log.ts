import type { OperationName } from './handler.ts';

export interface RecordedRequest {
  readonly operation: OperationName;
  /** Milliseconds since 1970, by the emulator's clock. */
  readonly time: number;
}

export interface RequestLog {
  /** Every request that reached an operation, faults and refusals included, oldest first. */
  readonly requests: readonly RecordedRequest[];
  /** How many of them were for one operation. */
  calls(operation: OperationName): number;
  clearRequests(): void;
}

export interface RecordingLog extends RequestLog {
  record(operation: OperationName): void;
}

export function createRequestLog(now: () => number): RecordingLog {
  const requests: RecordedRequest[] = [];
  return {
    requests,
    calls: (operation) => requests.filter((request) => request.operation === operation).length,
    clearRequests: () => {
      requests.length = 0;
    },
    record: (operation) => {
      requests.push({ operation, time: now() });
    },
  };
}
