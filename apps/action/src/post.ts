import { cleanUp } from './clean-up.ts';
import { currentStep } from './step.ts';

cleanUp(currentStep());
