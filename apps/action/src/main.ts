import { run } from './run.ts';
import { currentStep } from './step.ts';

if (!(await run(currentStep()))) process.exitCode = 1;
