import { readJsonFile } from '../input/json-file.ts';
import { whole } from '../input/readers.ts';
import { scenario } from './readers.ts';
import type { Scenario } from './scenario.ts';

/**
 * Reads a scenario from a JSON file; the README has an example.
 * @throws InputError where the file is unreadable, no JSON, or holds something unusable.
 */
export function readScenarioFile(file: string): Scenario {
  return readJsonFile(file, parseScenario);
}

/**
 * Narrows parsed JSON to a scenario.
 * @throws InputError with the place, such as `faults[0].times` or `steps[1].at.call`.
 */
export function parseScenario(value: unknown): Scenario {
  return scenario(whole, value);
}
