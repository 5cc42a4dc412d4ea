import assert from 'node:assert/strict';
import type { AwsConfig } from '../../../packages/core/src/config/aws-config.ts';
import { readAwsConfig } from '../../../packages/core/src/config/read.ts';
import { readNeededSections } from '../../../packages/core/src/config/read-profile.ts';
import { profileCredentialSource } from '../../../packages/core/src/credentials/credential-source.ts';
import { SsoError } from '../../../packages/core/src/errors.ts';
import { generateInput } from '../format.ts';
import { configFile, profileNames } from '../formats/config-file.ts';
import { home, memoryRuntime } from '../memory-runtime.ts';
import { refusedOr } from '../refused.ts';
import type { Target } from '../target.ts';

/** What is read of a large file, section by section, is what is read of all of it. */
export const profileReader: Target = {
  name: 'profile-reader',
  generate: (random) => generateInput(configFile, random),
  check: (input, random) => {
    const { runtime, content } = memoryRuntime();
    content.set(`${home}/.aws/config`, input);
    if (random.oneIn(3)) content.set(`${home}/.aws/credentials`, generateInput(configFile, random));
    const full = refusedOr(['config-syntax'], () => readAwsConfig(runtime));
    for (let left = 3; left > 0; left--) {
      const profile = random.pick(profileNames);
      const part = readNeededSections(runtime, { profile }, { smallSize: 0 });
      // A mistake elsewhere is what only the full reader sees.
      if (full instanceof SsoError) continue;
      const expected = understood(full, profile);
      if (part === undefined) continue;
      assert.deepEqual(understood(part, profile), expected);
    }
  },
  repeated: [
    { piece: '[profile a]' },
    { piece: 'a]', before: '[' },
    { piece: 'k = a]\n', before: '[profile b]\n' },
    { piece: '[profile aa]\n' },
    { piece: "[profile 'b']\n" },
    { piece: '"', before: '[profile a' },
    { piece: ' [x\n', before: '[profile a]\nk = v\n' },
  ],
};

function understood(config: AwsConfig, profile: string): unknown {
  const section = config.profiles.get(profile);
  const values = section && { values: section.values, nested: section.nested };
  try {
    const services = config.services.get(section?.values.get('services') ?? '')?.nested;
    return { values, services, source: profileCredentialSource(config, profile) };
  } catch (error) {
    if (!(error instanceof SsoError)) throw error;
    // Which names are near depends on all of them.
    const { near: _, ...data } = { near: undefined, ...error.data };
    return { values, code: error.code, data };
  }
}
