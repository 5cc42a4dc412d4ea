import type { Account, Organization } from './organization.ts';

/** A change of an account or a role that is not there, or is there already. */
export class AssignmentConflict extends Error {
  override readonly name = 'AssignmentConflict';
}

/** Which accounts and roles there are at the moment: an administrator changes them while people work. */
export interface Assignments {
  /** As it is now. An edit makes a new one and leaves those handed out before as they were. */
  readonly organization: Organization;
  account(id: string): Account | undefined;
  /** @throws AssignmentConflict where there is an account with this id. */
  addAccount(account: Account): void;
  /** @throws AssignmentConflict where there is none. */
  removeAccount(id: string): void;
  /** @throws AssignmentConflict where the account is unknown or has the role. */
  addRole(accountId: string, roleName: string): void;
  /** Tokens and credentials given out before stay good. @throws AssignmentConflict where the account is unknown or has no such role. */
  removeRole(accountId: string, roleName: string): void;
}

export function createAssignments(initial: Organization): Assignments {
  let organization = initial;
  let accounts = accountsById(initial);
  const change = (edited: Map<string, Account>) => {
    accounts = edited;
    organization = { ...organization, accounts: [...edited.values()] };
  };
  const known = (id: string) => {
    const account = accounts.get(id);
    if (account === undefined) throw new AssignmentConflict(`There is no account ${id}.`);
    return account;
  };
  const changeRoles = (accountId: string, roles: readonly string[]) =>
    change(new Map(accounts).set(accountId, { ...known(accountId), roles }));
  return {
    get organization() {
      return organization;
    },
    account: (id) => accounts.get(id),
    addAccount: (account) => {
      if (accounts.has(account.id))
        throw new AssignmentConflict(`There is an account ${account.id} already.`);
      change(new Map(accounts).set(account.id, account));
    },
    removeAccount: (id) => {
      known(id);
      change(new Map([...accounts].filter(([other]) => other !== id)));
    },
    addRole: (accountId, roleName) => {
      const { roles } = known(accountId);
      if (roles.includes(roleName))
        throw new AssignmentConflict(`Account ${accountId} has a role ${roleName} already.`);
      changeRoles(accountId, [...roles, roleName]);
    },
    removeRole: (accountId, roleName) => {
      const { roles } = known(accountId);
      if (!roles.includes(roleName))
        throw new AssignmentConflict(`Account ${accountId} has no role ${roleName}.`);
      changeRoles(
        accountId,
        roles.filter((role) => role !== roleName),
      );
    },
  };
}

function accountsById({ accounts }: Organization): Map<string, Account> {
  return new Map(accounts.map((account) => [account.id, account]));
}
