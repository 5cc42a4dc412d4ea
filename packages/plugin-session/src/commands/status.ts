import { SsoCommand } from '@sso/cli-kit';
import { knownSessions, readAwsConfig } from '@sso/core';
import { text } from '../messages/text.ts';
import { describeActiveProfile, shadowingVariables } from '../status/active-profile.ts';
import { renderStatus } from '../status/render.ts';
import type { StatusResult } from '../status/result.ts';
import { describeSession } from '../status/sessions.ts';

export default class Status extends SsoCommand<StatusResult> {
  static override summary = text.status.summary;
  static override description = text.status.description;
  static override examples = [...text.status.examples];

  override async run(): Promise<StatusResult> {
    await this.parse(Status);
    const { runtime } = this;
    const config = readAwsConfig(runtime);
    const status: StatusResult = {
      profile: describeActiveProfile(runtime, config),
      shadowedBy: shadowingVariables(runtime),
      sessions: knownSessions(config).map((session) => describeSession(runtime, session)),
    };
    this.print(renderStatus(status, runtime.now()));
    return status;
  }
}
