import { formatTable } from '../src/table.ts';

interface Account {
  readonly name: string;
  readonly id: string;
}

const columns = [
  { heading: 'NAME', cell: (account: Account) => account.name },
  { heading: 'ID', cell: (account: Account) => account.id },
];

describe('formatTable', () => {
  it('aligns columns by what a terminal shows, wide letters and emoji too', () => {
    const rows = [
      { name: 'dev', id: '1' },
      { name: '開発', id: '2' },
      { name: '🚀 go', id: '3' },
      { name: 'e\u0301te\u0301', id: '4' },
    ];
    expect(formatTable(columns, rows)).toBe(
      ['NAME   ID', 'dev    1', '開発   2', '🚀 go  3', 'e\u0301te\u0301    4', ''].join('\n'),
    );
  });

  it('shortens the widest column where the terminal is narrow', () => {
    const table = formatTable(columns, [{ name: 'production-of-everything', id: '111122223333' }], {
      width: 26,
    });
    expect(table).toBe('NAME          ID\nproduction-…  111122223333\n');
  });

  it('cuts nothing off without a terminal', () => {
    const name = 'x'.repeat(500);
    expect(formatTable(columns, [{ name, id: '1' }])).toContain(name);
  });

  it('shows headings alone where there is nothing', () => {
    expect(formatTable(columns, [], { color: true })).toBe('\u001b[1mNAME  ID\u001b[22m\n');
  });
});
