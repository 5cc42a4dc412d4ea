import { checkDeclarations } from '../../declaration/check-declarations.ts';
import type { Check } from '../check.ts';
import type { Found } from '../finding.ts';

/** `sso.config.json` and the person's own file, as `sso config check` looks at them. */
export const declaration: Check = {
  id: 'declaration',
  run: async ({ runtime, config, platform, cwd }) => {
    const { findings } = await checkDeclarations(runtime, config.aws, { platform, cwd });
    return findings.map((finding): Found => {
      const { file, line } = finding;
      return { code: 'declaration', severity: 'error', subject: file, file, line, data: { finding } };
    });
  },
};
