import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { renderReport, scriptData } from '../src/report/render-report.ts';
import { hostileAccess } from './access-example.ts';

it('holds data that cannot end its element, whatever the names are', () => {
  const name = fc.string({
    unit: fc.constantFrom('<', '>', '/', '!', '-', '&', '"', '\\', 'script', 'é'),
    maxLength: 12,
  });
  fc.assert(
    fc.property(name, (text) => {
      const data = scriptData({ text });
      expect(data).not.toMatch(/[<>&]/);
      expect(JSON.parse(data)).toEqual({ text });
    }),
  );
});

it('leaves out what turns or breaks a line', () => {
  expect(JSON.parse(scriptData(['a\u202Eb\u2028c\u0000']))).toEqual(['ab c']);
});

it('allows its own style and script and nothing else', () => {
  const report = renderReport(hostileAccess, 0);
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(report)?.[1];
  const [style, script] = [/<style>(.*?)<\/style>/s, /<script>(.*?)<\/script>/s].map((element) => {
    const content = element.exec(report)?.[1] ?? '';
    expect(content.length).toBeGreaterThan(1000);
    return `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
  });
  expect(policy).toBe(
    `default-src 'none'; style-src ${style}; script-src ${script}; base-uri 'none'; form-action 'none'`,
  );
  expect(report.match(/<script/g)).toHaveLength(2);
  expect(report).not.toMatch(/<[^>]+\s(on\w+|style|href|src)=/);
});
