import { presentShell, startUpFile, workingFolder } from '@sso/cli-kit';
import type { Runtime } from '@sso/core';
import type { Patient } from '@sso/core/diagnosis';
import { askAwsCli } from './aws-cli.ts';
import { isInRange } from './node-range.ts';

/** What this process is and runs in. `nodeRange` is the `engines` of the program. */
export function describePatient(runtime: Runtime, nodeRange: string): Patient {
  const { platform, version } = process;
  const shell = presentShell(runtime, platform);
  const start = startUpFile(runtime, shell, { platform });
  return {
    platform,
    cwd: workingFolder(),
    programs: {
      nodeVersion: version,
      nodeRange,
      nodeIsSupported: isInRange(version, nodeRange),
      awsCli: (signal) => askAwsCli(runtime, signal),
    },
    shell:
      start === undefined
        ? { name: undefined, startUpFiles: [] }
        : { name: shell, startUpFiles: [start.path, ...start.others] },
  };
}
