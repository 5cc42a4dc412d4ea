import { describeWith, readPowerShellScript, runInCmd, temporaryHome, wine } from '@sso/testkit';
import fc from 'fast-check';
import { formatCredentials } from '../../../src/credentials/formats/format-credentials.ts';
import { formatCleared } from '../../../src/credentials/formats/shell-formats.ts';
import { SsoError } from '../../../src/errors.ts';
import { readCmd } from './cmd-reader.ts';
import { readPowerShell } from './powershell-reader.ts';
import { anyText, credentialNames, formatTaken, oneBatch, roleName, sampleCredentials } from './samples.ts';

const name = 'AWS_SECRET_ACCESS_KEY';

describe("format powershell, by a reader of PowerShell's grammar in this test (not by PowerShell itself)", () => {
  it('gives every value back unchanged', () => {
    fc.assert(
      fc.property(
        anyText.filter((value) => value !== ''),
        (value) => {
          const text = formatCredentials('powershell', sampleCredentials(value), { roleName });
          expect(readPowerShell(text).get(name)).toBe(value);
          expect(text).toMatch(/^[\n -~]*$/);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('clears what it set, line by line', () => {
    expect(formatCleared('powershell', { region: false })).toBe(
      credentialNames.map((each) => `Remove-Item -LiteralPath Env:${each} -ErrorAction Ignore\n`).join(''),
    );
  });

  it('refuses the empty value, which would remove the variable', () => {
    expect(() => formatCredentials('powershell', sampleCredentials(''), { roleName })).toThrowSsoError(
      'value-unquotable',
      { format: 'powershell', name },
    );
  });
});

describe('format powershell, by the grammar that VS Code uses (not by PowerShell itself)', () => {
  const values = fc.array(
    anyText.filter((value) => value !== ''),
    { minLength: 150, maxLength: 150 },
  );

  it('is nothing but assignments, of every value as it is', async () => {
    await fc.assert(
      fc.asyncProperty(values, async (all) => {
        for (const value of all) {
          const text = formatCredentials('powershell', sampleCredentials(value), { roleName });
          const { errors, commands, assignments } = await readPowerShellScript(text);
          expect({ value, errors, commands }).toEqual({ value, errors: [], commands: [] });
          expect(assignments.get(`$Env:${name}`)).toBe(value);
        }
      }),
      oneBatch,
    );
  });

  it('clears by a command for each variable', async () => {
    const { errors, commands } = await readPowerShellScript(formatCleared('powershell', { region: false }));
    expect(errors).toEqual([]);
    expect(commands).toEqual(
      credentialNames.map((each) => ['Remove-Item', '-LiteralPath', `Env:${each}`, '-ErrorAction', 'Ignore']),
    );
  });
});

describe('format cmd, by a reader of the phases of cmd.exe in this test (not by cmd.exe itself)', () => {
  const modes = [true, false].flatMap((batch) =>
    [true, false].flatMap((delayedExpansion) =>
      [true, false].map((call) => ({ batch, delayedExpansion, call })),
    ),
  );
  const ascii = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 20 });

  it('gives every value back unchanged in each mode, or refuses it', () => {
    fc.assert(
      fc.property(fc.oneof(ascii, anyText), (value) => {
        const text = formatOrRefuse(value);
        if (text === undefined) return;
        for (const mode of modes) expect(readCmd(text, mode).get(name)).toBe(value);
      }),
      { numRuns: 2000 },
    );
  });

  it('clears what it set, in each mode', () => {
    const text = formatCleared('cmd', { region: false });
    for (const mode of modes) {
      expect([...readCmd(text, mode)]).toEqual(credentialNames.map((each) => [each, '']));
    }
  });

  it.each(['', 'a%b', 'a!b', 'a"b', 'a^b', 'a\nb', 'a\tb', 'é', 'x'.repeat(8170)])('refuses %j', (value) => {
    expect(() => formatCredentials('cmd', sampleCredentials(value), { roleName })).toThrowSsoError(
      'value-unquotable',
      { format: 'cmd', name },
    );
  });

  it.each(['a&b|c', '<a> (b)', ' a ', 'a=b', "a'b`c", '\\', 'a;b,c', 'x'.repeat(8000)])(
    'takes %j',
    (value) => {
      expect(formatOrRefuse(value)).toContain(`set "${name}=${value}"\r\n`);
    },
  );

  function formatOrRefuse(value: string): string | undefined {
    try {
      return formatCredentials('cmd', sampleCredentials(value), { roleName });
    } catch (error) {
      if (SsoError.is(error, 'value-unquotable')) return undefined;
      throw error;
    }
  }
});

describeWith(wine(), "format cmd in a batch file, by Wine's cmd (not by that of Windows)", () => {
  const ascii = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 20 });
  const values = fc.array(ascii, { minLength: 150, maxLength: 150 });

  async function run(texts: readonly string[]): Promise<readonly string[]> {
    const { env } = await temporaryHome();
    const script = ['@echo off', ...texts.map((text) => `${text}set ${name}\r\necho END`), ''].join('\r\n');
    const { stdout } = await runInCmd(script, { env });
    return stdout.split(/END\s*/).slice(0, -1);
  }

  it('gives every value that is taken as it is', async () => {
    await fc.assert(
      fc.asyncProperty(values, async (all) => {
        const taken = formatTaken('cmd', [...all, 'a&b|c', '<a> (b)', ' a ', "a'b`c", 'x'.repeat(1000)]);
        expect(taken.length).toBeGreaterThan(30);
        const shown = await run(taken.map(({ text }) => text));
        expect(shown).toEqual(taken.map(({ value }) => `${name}=${value}\r\n`));
      }),
      oneBatch,
    );
  });

  it('clears what it set', async () => {
    const set = formatCredentials('cmd', sampleCredentials(), { roleName });
    const shown = await run([set, formatCleared('cmd', { region: false })]);
    expect(shown).toEqual([expect.stringContaining(name), '']);
  });
});
