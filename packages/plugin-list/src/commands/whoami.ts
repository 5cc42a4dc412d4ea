import { boolean } from '@oclif/core/flags';
import { SsoCommand } from '@sso/cli-kit';
import { readAwsConfig } from '@sso/core';
import { text } from '../messages/text.ts';
import { credentialOrigin } from '../whoami/origin.ts';
import { renderWhoami } from '../whoami/render.ts';
import type { WhoamiResult } from '../whoami/result.ts';
import { verifyIdentity } from '../whoami/verify.ts';
import { describeShell } from '../whoami/whoami.ts';

export default class Whoami extends SsoCommand<WhoamiResult> {
  static override summary = text.whoami.summary;
  static override description = text.whoami.description;
  static override examples = [...text.whoami.examples];
  static override flags = { verify: boolean({ summary: text.whoami.flags.verify }) };

  override async run(): Promise<WhoamiResult> {
    const { flags } = await this.parse(Whoami);
    const { runtime } = this;
    const config = readAwsConfig(runtime);
    const origin = credentialOrigin(runtime, config);
    const identity = flags.verify
      ? await verifyIdentity(runtime, config, origin, { signal: this.abortSignal })
      : undefined;
    const result: WhoamiResult = {
      ...describeShell(runtime, config, origin),
      identity: identity === undefined ? null : { ...identity, roleName: identity.roleName ?? null },
    };
    this.print(renderWhoami(result, runtime.now()));
    return result;
  }
}
