import { awsCliV2, describeWith, type Program, runProgram } from '@sso/testkit';
import { start } from './support.ts';

const aws: Program = awsCliV2();

describeWith(aws, 'AWS CLI beside sso populate', () => {
  const run = (args: readonly string[], env: Readonly<Record<string, string>>) =>
    runProgram(aws.found ? aws.path : '', args, { env });

  it('keeps the mark, and what it changes is kept as edited by hand', async () => {
    const { home } = await start();
    await home.sso(['populate', '--yes', '--role', 'Admin']);
    const before = await home.readConfig();
    const dev = ['--profile', 'dev_Admin'];
    expect(await run(['configure', 'get', 'sso_role_name', ...dev], home.env)).toMatchObject({
      stdout: 'Admin\n',
      stderr: '',
    });
    await run(['configure', 'set', 'output', 'text', ...dev], home.env);
    const changed = await home.readConfig();
    expect(changed).not.toBe(before);
    const { stdout } = await home.sso([
      'populate',
      '--yes',
      '--role',
      'Admin',
      '--json',
      '--set',
      'output=json',
    ]);
    expect(JSON.parse(stdout)).toMatchObject({
      kept: [{ profile: 'dev_Admin', origin: 'edited' }],
      changed: [{ profile: 'prod_Admin' }],
    });
    await run(['configure', 'set', 'output', 'json', '--profile', 'prod_Admin'], home.env);
    const again = await home.sso(['populate', '--yes', '--role', 'Admin', '--json', '--set', 'output=json']);
    expect(JSON.parse(again.stdout)).toMatchObject({
      unchanged: [{ profile: 'prod_Admin' }],
      written: false,
    });
  });
});
