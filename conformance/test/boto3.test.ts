import { describeWith, pythonWithBoto3, runProgram } from '@sso/testkit';
import { adminOfProduction } from './support/identity.ts';
import { startMachine } from './support/machine.ts';
import { jsonOf } from './support/output.ts';
import { configKinds, writeConfig } from './support/profiles.ts';
import { signInWithSso } from './support/sign-in.ts';

const script = `
import boto3, json
answer = boto3.Session(profile_name="dev").client("sts").get_caller_identity()
print(json.dumps({name: answer[name] for name in ("Account", "Arn", "UserId")}))
`;

describeWith(pythonWithBoto3(), 'boto3, after sso login', (python) => {
  it.each(configKinds)('gets the role credentials with %s', async (kind) => {
    const machine = await startMachine();
    await writeConfig(machine, kind);
    await signInWithSso(machine);
    const result = await runProgram(python, ['-c', script], { env: machine.env });
    expect(jsonOf(result)).toEqual(adminOfProduction);
    expect(machine.emulator.calls('CreateToken')).toBe(1);
  });
});
