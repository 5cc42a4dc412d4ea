import type { Call, Context, Handler } from '../handler.ts';
import type { EmulatorResponse } from '../http-message.ts';
import { WireError } from '../wire-errors.ts';
import { authenticateCaller } from './caller.ts';
import { stsParameters, stsResponse } from './query-protocol.ts';

/**
 * `Action=GetCallerIdentity` in the AWS query protocol, by POST or GET, and the refusal of every action that nobody else takes.
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 */
export const getCallerIdentity: readonly Handler[] = (['POST', 'GET'] as const).map((method) => ({
  operation: 'GetCallerIdentity',
  service: 'sts',
  method,
  path: '/',
  handle: answer,
}));

function answer(call: Call, context: Context): EmulatorResponse {
  const action = stsParameters(call).get('Action') ?? '';
  if (action !== 'GetCallerIdentity')
    throw new WireError('InvalidAction', `Could not find operation ${action}`);
  const { user } = authenticateCaller(call, context);
  return stsResponse(action, { Arn: user.arn, UserId: user.id, Account: user.accountId });
}
