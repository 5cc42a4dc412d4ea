import { string } from '@oclif/core/flags';
import { profileFlag } from '@sso/cli-kit';
import { text } from '../messages/text.ts';

const { flags: summaries } = text.target;

/** An account and a role, in place of a profile. */
export const roleFlags = {
  'account-id': string({
    summary: summaries.accountId,
    helpValue: 'ID',
    dependsOn: ['role-name'],
    exclusive: ['profile'],
  }),
  'role-name': string({
    summary: summaries.roleName,
    helpValue: 'NAME',
    dependsOn: ['account-id'],
    exclusive: ['profile'],
  }),
  session: string({
    char: 's',
    summary: summaries.session,
    helpValue: 'NAME',
    dependsOn: ['account-id', 'role-name'],
  }),
};

export const targetFlags = { profile: profileFlag, ...roleFlags };

/** Whose credentials are wanted, as it was said on the command line. */
export interface TargetFlags {
  readonly profile?: string | undefined;
  readonly 'account-id'?: string | undefined;
  readonly 'role-name'?: string | undefined;
  readonly session?: string | undefined;
}
