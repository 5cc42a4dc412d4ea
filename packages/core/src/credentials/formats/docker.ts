import { unquotable } from './unquotable.ts';
import type { SetVariable } from './variables.ts';

/** Docker reads the file by lines of at most 64 KiB. */
const longestLine = 65_535;

/**
 * For `docker run --env-file`: the value is all that follows `=`, without any quoting, so that only control characters
 * are refused, line ends among them.
 * @throws SsoError `value-unquotable`, also for an empty value, for which podman takes the variable of its own environment
 * @see https://docs.docker.com/reference/cli/docker/container/run/#env
 */
export function formatDocker(variables: readonly SetVariable[]): string {
  return variables
    .map(({ name, value }) => {
      const line = `${name}=${value}`;
      if (!/^\P{Cc}+$/u.test(value) || value !== value.trim() || Buffer.byteLength(line) > longestLine) {
        throw unquotable('docker', name);
      }
      return `${line}\n`;
    })
    .join('');
}
