import { readFields } from '../format/field-reader.ts';
import type { CheckSpec, Step } from '../format/lesson.ts';
import { waiting, type CheckKind } from './check-kind.ts';
import type { Evidence } from './evidence.ts';
import { outputCheck } from './output-check.ts';
import { predictionCheck } from './prediction-check.ts';
import { programCheck } from './program-check.ts';
import { scenarioCheck } from './scenario-check.ts';
import { streamCheck } from './stream-check.ts';
import { teacherCheck } from './teacher-check.ts';
import type { Verdict } from './verdict.ts';

/** Every kind of check a pack can use. */
export const checkKinds: { readonly [Kind in CheckSpec['kind']]: CheckKind<unknown> } = {
  scenario: scenarioCheck,
  stream: streamCheck,
  program: programCheck,
  output: outputCheck,
  prediction: predictionCheck,
  teacher: teacherCheck,
};

/** Judges every check of a step, in its order, by check id. */
export function runChecks(step: Step, evidence: Evidence): Readonly<Record<string, Verdict>> {
  const verdicts: Record<string, Verdict> = {};
  for (const check of step.checks) verdicts[check.id] = judge(check, step.id, evidence);
  return verdicts;
}

/**
 * The options are read anew from the built pack, which came over the network or from an older build:
 * what cannot be understood makes the check wait, never the lesson crash.
 */
function judge(check: CheckSpec, step: string, evidence: Evidence): Verdict {
  // A newer pack may bring a kind that this app does not know.
  if (!Object.hasOwn(checkKinds, check.kind)) return waiting('broken-check');
  const kind = checkKinds[check.kind];
  const problems: unknown[] = [];
  const options = kind.read(readFields(check.options, [], [], (problem) => problems.push(problem)));
  return problems.length > 0
    ? waiting('broken-check')
    : kind.judge(options, evidence, { step, check: check.id });
}

/** A run that the checks of a step need: the program, on a fresh virtual board, through these inputs. */
export interface ScenarioRequest {
  /** The checks that look at this run: put it into `Evidence.runs` under each of these ids. */
  readonly checks: readonly string[];
  readonly seconds: number;
  /** Entries as the pack has them; `parseScenario` of firmware/virtual gives them meaning. */
  readonly inputs: readonly unknown[];
}

/** The runs a step's scenario checks need. Checks with the same scenario share one. */
export function scenariosOf(step: Step): ScenarioRequest[] {
  const requests = new Map<string, { checks: string[]; seconds: number; inputs: readonly unknown[] }>();
  for (const check of step.checks) {
    if (check.kind !== 'scenario') continue;
    const { seconds, inputs } = check.options;
    if (typeof seconds !== 'number' || (inputs !== undefined && !Array.isArray(inputs))) continue;
    const key = JSON.stringify([seconds, inputs ?? []]);
    const known = requests.get(key);
    if (known === undefined) requests.set(key, { checks: [check.id], seconds, inputs: inputs ?? [] });
    else known.checks.push(check.id);
  }
  return [...requests.values()];
}
