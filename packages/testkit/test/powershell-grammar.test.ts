import { readPowerShellScript } from '../src/powershell-grammar.ts';

describe('readPowerShellScript', () => {
  it('finds commands, and what is assigned', async () => {
    const script =
      "$Env:A = 'it''s' + [char]0x000a + '’’'\nif ($x) { Get-Thing -Name 'a b' bare; $y = $z }\n";
    const { errors, commands, assignments } = await readPowerShellScript(script);
    expect(errors).toEqual([]);
    expect(commands).toEqual([['Get-Thing', '-Name', 'a b', 'bare']]);
    expect([...assignments]).toEqual([
      ['$Env:A', "it's\n’"],
      ['$y', undefined],
    ]);
  });

  it.each(["$a = 'open", "$a = 'a' 'b'", 'function f {', 'Get-Thing )'])(
    'says where it has no rule: %s',
    async (script) => {
      expect((await readPowerShellScript(script)).errors).not.toEqual([]);
    },
  );
});
