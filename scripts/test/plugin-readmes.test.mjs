import { withCommands } from '../plugin-readmes.mjs';

const [begin, end] = [
  '<!-- The commands, written by scripts/plugin-readmes.mjs -->',
  '<!-- The end of the commands -->',
];

const commands = {
  'a:b': {
    summary: 'Do b.',
    args: { name: { name: 'name', description: 'Whose.', required: true } },
    flags: {
      format: { char: 'f', name: 'format', summary: 'Form.', options: ['x', 'y'], type: 'option' },
      json: { name: 'json', description: 'as oclif says it', type: 'boolean' },
      secret: { name: 'secret', hidden: true, type: 'boolean' },
    },
  },
  none: { summary: 'Do nothing.', args: {}, flags: {} },
  hidden: { summary: 'Not shown.', hidden: true, args: {}, flags: {} },
};

it('puts the commands of the manifest between the marks and leaves the rest', () => {
  expect(withCommands(`# Mine\n\n${begin}\n\nold\n\n${end}\n\nmine`, commands)).toBe(`# Mine

${begin}

### \`sso a b\`

Do b.

| Flag                | Meaning                                  |
| ------------------- | ---------------------------------------- |
| \`NAME\`              | Whose.                                   |
| \`-f, --format x\\|y\` | Form.                                    |
| \`--json\`            | Print the result, or the error, as JSON. |

### \`sso none\`

Do nothing.

${end}

mine`);
});

it('changes nothing the second time', () => {
  const once = withCommands(`${begin}\n${end}\n`, commands);
  expect(withCommands(once, commands)).toBe(once);
});

it('says where a mark is missing', () => {
  expect(() => withCommands('# Mine\n', commands)).toThrow('The end of the commands');
});
