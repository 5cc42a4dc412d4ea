export const prompt = {
  summary: 'Print what this shell has, for its prompt.',
  description: [
    'Nothing is printed where the shell has no profile and no keys, and where something is wrong. Where the rules for production cannot be read, PRODUCTION? stands for all. It reads this machine only.',
    'In a format {profile}, {account}, {role}, {region}, {session}, {left} and {production} stand for what is known, and for nothing where it is not. What stands between [ and ] is left out where nothing in it is known.',
  ].join('\n\n'),
  examples: [
    { description: 'bash:', command: `PS1='$(sso prompt --shell bash) \\$ '` },
    { description: 'zsh, with setopt prompt_subst:', command: `PROMPT='$(sso prompt --shell zsh) %# '` },
    { description: 'A format:', command: `sso prompt --format '{profile}[ {role}][ {left}]'` },
  ],
  flags: {
    format: 'What to print. Default: {profile}[ {account}/{role}][ {left}][ {production}]',
    shell:
      'Write for the prompt of this shell: in red for production, with what the shell counts as no width.',
  },
  over: 'over',
  productionUnknown: 'PRODUCTION?',
} as const;
