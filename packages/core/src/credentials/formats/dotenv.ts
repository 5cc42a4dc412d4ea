import { unquotable } from './unquotable.ts';
import type { SetVariable } from './variables.ts';

/**
 * A `.env` file. There is no standard for it, so this is what dotenv (JavaScript), python-dotenv, `node --env-file`,
 * Docker Compose and a POSIX shell read alike: letters, digits and a few signs as they are, the rest of printable ASCII
 * in single quotes. On `\`, `$`, quotes and line ends they disagree.
 * @throws SsoError `value-unquotable`
 * @see https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/#env-file-syntax
 */
export function formatDotenv(variables: readonly SetVariable[]): string {
  return variables
    .map(({ name, value }) => {
      if (!/^[ -~]+$/.test(value) || /["'`\\$]/.test(value)) throw unquotable('dotenv', name);
      return /^[\w/+=:.-]+$/.test(value) ? `${name}=${value}\n` : `${name}='${value}'\n`;
    })
    .join('');
}
