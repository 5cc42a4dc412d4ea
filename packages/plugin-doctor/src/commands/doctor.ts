import { boolean, string } from '@oclif/core/flags';
import { hasColor, SsoCommand } from '@sso/cli-kit';
import { diagnose, type Finding } from '@sso/core/diagnosis';
import { writeBundle } from '../doctor/bundle.ts';
import { describePatient } from '../doctor/patient.ts';
import { renderFindings } from '../doctor/render.ts';
import { repairFindings } from '../doctor/repair.ts';
import { type DoctorResult, reportFinding, reportRepairs } from '../doctor/result.ts';
import { text } from '../messages/text.ts';

export default class Doctor extends SsoCommand<DoctorResult> {
  static override summary = text.summary;
  static override description = text.description;
  static override examples = [...text.examples];
  static override flags = {
    fix: boolean({ summary: text.flags.fix }),
    yes: boolean({ char: 'y', summary: text.flags.yes, dependsOn: ['fix'] }),
    offline: boolean({ summary: text.flags.offline }),
    bundle: string({ summary: text.flags.bundle, helpValue: 'FILE' }),
  };

  override async run(): Promise<DoctorResult> {
    const { flags } = await this.parse(Doctor);
    const { runtime, abortSignal: signal } = this;
    const { version, pjson } = this.config;
    const patient = describePatient(runtime, pjson.engines?.node ?? '');
    const { offline } = flags;
    const look = (): Promise<readonly Finding[]> => diagnose(runtime, patient, { offline, signal });
    let found = await look();
    const { prompter } = this;
    const dialogue = { prompter, notice: (line: string) => this.notice(line), yes: flags.yes };
    const repairs = flags.fix ? await repairFindings(runtime, found, dialogue) : undefined;
    if (repairs !== undefined) found = await look();
    const bundle = flags.bundle
      ? await writeBundle(runtime, flags.bundle, { findings: found, patient, version, signal })
      : null;
    const findings = found.map(reportFinding);
    this.print(renderFindings({ findings }, { color: hasColor(process.stdout), offline }));
    if (bundle !== null) this.notice(text.bundleWritten(bundle));
    const errors = findings.filter(({ severity }) => severity === 'error').length;
    const warnings = findings.filter(({ severity }) => severity === 'warning').length;
    if (errors > 0) process.exitCode = 1;
    return { findings, errors, warnings, repairs: repairs ? reportRepairs(repairs) : null, bundle };
  }
}
