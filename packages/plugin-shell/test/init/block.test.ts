import fc from 'fast-check';
import { hasBlock, lineByHand, withBlock, withoutBlock } from '../../src/init/block.ts';

const content = 'eval "$(sso init bash)"';

describe('the block in a start-up file', () => {
  it('stands at the end, once, and goes without a trace', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (before) => {
        const { text, added } = withBlock(before, content);
        expect(added).toHaveLength(3);
        expect(hasBlock(text)).toBe(true);
        expect(withBlock(text, content)).toEqual({ text, added: [], removed: [] });
        const after = withoutBlock(text).text;
        expect([before, `${before}\n`, `${before}\r\n`]).toContain(after);
      }),
      { examples: [['\r']] },
    );
  });

  it('keeps what stands behind it, and takes the place of an earlier one', () => {
    const first = `a\n${withBlock('', 'old').text}b\n`;
    const { text, removed, added } = withBlock(first, content);
    expect(removed).toContain('old');
    expect(added).toContain(content);
    expect(withoutBlock(text).text).toBe('a\nb\n');
  });

  it('ends its lines as the file does', () => {
    expect(withBlock('a\r\n', content).text.replaceAll('\r\n', '')).not.toContain('\n');
  });

  it('is none without its end: what follows could be the person’s', () => {
    const text = withBlock('', content).text.replace(/# <<<.*\n/, '');
    expect(hasBlock(text)).toBe(false);
    expect(withoutBlock(text)).toEqual({ text, added: [], removed: [] });
  });

  it('finds a line that somebody else wrote, and no comment', () => {
    expect(lineByHand(`# sso init bash\n\neval "$(sso init bash)"\n`)).toBe(3);
    expect(lineByHand(`${withBlock('', content).text}sso init fish | source\n`)).toBe(4);
    expect(lineByHand(withBlock('# sso init bash\nlesso init x\n', content).text)).toBeUndefined();
  });
});
