import { readFileSync, readlinkSync } from 'node:fs';
import { errorCode } from './error-code.ts';

/** What a lock says of who holds it: enough for others to find out whether that process still lives. */
export interface Holder {
  readonly pid: number;
  /** Where `pid` means something: a boot of a machine and a process namespace in it, or else a machine by its name. */
  readonly space: string;
  /** When the process began, in ticks since the boot, where `/proc` tells: process ids are used again. */
  readonly started?: string | undefined;
  /** Of this one lock. Empty where the lock was not filled in, or cannot be read. */
  readonly key: string;
}

export function createHolder(): Holder {
  return {
    pid: process.pid,
    space: processSpace(),
    started: processStatus(process.pid)?.started,
    key: crypto.randomUUID(),
  };
}

export function parseHolder(text: string): Holder {
  try {
    const { pid, space, started, key } = JSON.parse(text) as Partial<Holder>;
    return {
      pid: Number(pid),
      space: String(space),
      started: typeof started === 'string' ? started : undefined,
      key: String(key),
    };
  } catch {
    return { pid: Number.NaN, space: '', key: '' };
  }
}

/** Whether the holder's process is certainly gone. Of one in another space, such as a container's, nothing is certain. */
export function isGone({ pid, space, started }: Holder): boolean {
  if (!Number.isInteger(pid) || space !== processSpace()) return false;
  if (!isRunning(pid)) return true;
  const status = processStatus(pid);
  if (status === undefined || started === undefined) return false;
  return status.started !== started || status.isDead;
}

/**
 * A container may have the host's name but other processes, and the other way round.
 * @see https://man7.org/linux/man-pages/man7/pid_namespaces.7.html
 */
function processSpace(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    // Not imported: it takes longer to load than all else that a lock needs, and Linux has no use for it.
    return process.getBuiltinModule('node:os').hostname();
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/**
 * Fields 3 (state) and 22 (start time). Field 2 is the program's name in parentheses, which may hold spaces and parentheses itself. A
 * killed process stays a zombie (`Z`) until its parent has asked for it, and can be signalled until then.
 * @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
 */
function processStatus(pid: number): { readonly started: string; readonly isDead: boolean } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const [state = '', started] = [fields[0], fields[19]];
    return started === undefined ? undefined : { started, isDead: ['Z', 'X', 'x'].includes(state) };
  } catch {
    return undefined;
  }
}
