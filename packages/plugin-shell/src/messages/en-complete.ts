export const complete = {
  summary: 'Print what could be typed next.',
  flags: {
    shell: 'The shell that asks.',
    line: 'The command line up to the cursor, in place of words after "--".',
  },
} as const;
