export const init = {
  summary: 'Let sso switch change the shell that you are in, and complete what you type.',
  description: [
    'Prints the integration, which a line in the start-up file of the shell loads. --install writes that line, once and between two marks, after showing what changes; --uninstall takes it out again.',
    'It defines a function sso (an alias in tcsh) that runs the program with all arguments as they are, and lets the shell run what sso switch prints for it.',
  ].join('\n\n'),
  examples: [
    { description: 'In ~/.bashrc:', command: 'eval "$(sso init bash)"' },
    { description: 'In ~/.zshrc, after compinit:', command: 'eval "$(sso init zsh)"' },
    { description: 'In ~/.config/fish/config.fish:', command: 'sso init fish | source' },
    { description: 'Let it be written:', command: 'sso init --install' },
    { description: 'And taken out:', command: 'sso init --uninstall' },
  ],
  argument: 'The shell. Needed for printing; else the one that runs sso.',
  flags: {
    install: 'Write the line into the start-up file.',
    uninstall: 'Take it out again.',
    yes: 'Do not ask before the file is changed.',
  },
  shellNeeded: {
    message: 'Which shell is it for?',
    next: ['Name it: sso init bash', 'Or let the line be written: sso init --install'],
  },
  notInstallable: (shell: string) => ({
    message: `The start-up of ${shell} is in no file that sso could change.`,
    next: [`See what to do by hand: sso init ${shell}`],
  }),
  profileNeeded: {
    message: 'Only PowerShell knows where its profile is.',
    next: ['Let it say: $env:PROFILE = $PROFILE; sso init powershell --install'],
  },
  file: (file: string) => `${file}:`,
  confirm: { message: 'Write this?', answer: 'A yes' },
  installed: (file: string) => `Written to ${file}. It holds for every shell that you open from now on.`,
  removed: (file: string) => `Taken out of ${file}.`,
  already: (file: string) => `It is in ${file} already.`,
  absent: (file: string) => `It is not in ${file}.`,
  byHand: (place: string) =>
    `${place} loads it too, in a line that sso did not write. One of the two is enough.`,
  elsewhere: (file: string) => `${file} has it too. One of the two is enough: take one out.`,
} as const;
