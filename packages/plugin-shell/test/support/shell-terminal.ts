import { TerminalSession } from '@sso/testkit';
import type { ShellHome } from './shell-home.ts';

/** How a person has each shell: the integration in the start-up file, and `$ ` for a prompt. */
const shells = {
  bash: {
    command: ['bash'],
    file: '.bashrc',
    startUp: `PS1='$ '\neval "$(sso init bash)"\n`,
  },
  zsh: {
    command: ['zsh', '-d'],
    file: '.zshrc',
    startUp: `PS1='$ '\neval "$(sso init zsh)"\nautoload -Uz compinit\ncompinit -u\n`,
  },
  fish: {
    command: ['fish'],
    file: '.config/fish/config.fish',
    startUp: `function fish_prompt; echo '$ '; end\nsso init fish | source\n`,
  },
  tcsh: {
    command: ['tcsh'],
    file: '.tcshrc',
    startUp: 'set prompt="$ "\neval "`sso init tcsh`"\n',
  },
} as const;

export interface ShellTerminalOptions {
  readonly columns?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** A shell at a terminal, ready for what is typed. */
export async function shellAtTerminal(
  home: ShellHome,
  shell: keyof typeof shells,
  { env, ...options }: ShellTerminalOptions = {},
): Promise<TerminalSession> {
  const { command, file, startUp } = shells[shell];
  await home.write(file, startUp);
  const terminal = await TerminalSession.start(command, { env: { ...home.env, ...env }, ...options });
  await terminal.waitFor(/^\$/m);
  return terminal;
}

export async function enter(terminal: TerminalSession, line: string): Promise<void> {
  await terminal.type(line);
  await terminal.key('Enter');
}
