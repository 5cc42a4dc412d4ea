import { formatCredentials } from '@sso/core';
import { explain } from './explain.ts';
import { renewCredentials } from './renewal.ts';

// What a profile runs for credentials: the arguments are those of `renewalCommand`.
const [folder = '', id = '', accountId = '', roleName = ''] = process.argv.slice(2);
try {
  const credentials = await renewCredentials({ folder, id }, { accountId, roleName });
  process.stdout.write(formatCredentials('process', credentials, {}));
} catch (error) {
  process.stderr.write(`${explain(error, process.env)}\n`);
  process.exitCode = 1;
}
