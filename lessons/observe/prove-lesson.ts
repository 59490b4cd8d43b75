import type { Evidence, LiveRun, ScenarioRun } from '../checks/evidence.ts';
import { programFacts } from '../checks/program-facts.ts';
import { runChecks, scenariosOf } from '../checks/run-checks.ts';
import type { Verdict } from '../checks/verdict.ts';
import type { CounterExample, Lesson, PredictionAnswer, PredictionTask, Step } from '../format/lesson.ts';
import { observe, type ObservedImage, type ObservedScenario } from './observe.ts';

/**
 * What a program did in the checks of a step, and how that differs from what the pack says of it:
 * - `not-built`: the program does not fit on a board (values: detail)
 * - `exemplar-not-passing`: a check of an exemplar does not pass (values: check, status, reason)
 * - `passed-wrongly`: a counter-example fails no check
 * - `other-check-first`: the pupil is told of another check first (values: check, reason, expected)
 * - `fails-too`: a further check fails that `also` does not name (values: check, reason)
 * - `fails-no-more`: a check that `also` names does not fail (values: check, status)
 * - `other-reason`: the right check, with another reason (values: reason, expected)
 */
export interface ProofProblem {
  readonly code:
    | 'not-built'
    | 'exemplar-not-passing'
    | 'passed-wrongly'
    | 'other-check-first'
    | 'fails-too'
    | 'fails-no-more'
    | 'other-reason';
  readonly values: Readonly<Record<string, string>>;
}

/** One program in one step. */
export interface Proof {
  readonly step: string;
  /** Path in the lesson's `code/` folder. */
  readonly file: string;
  readonly role: 'exemplar' | 'counter-example';
  readonly verdicts: Readonly<Record<string, Verdict>>;
  /** Empty: the program does what the pack says of it. */
  readonly problems: readonly ProofProblem[];
}

export interface ProofServices {
  /** Source of a program by its path in `code/`. The pack was read without problems, so it is there. */
  readonly source: (file: string) => string;
  /** The program on a board, or what is wrong with it, in English. */
  readonly image: (source: string) => ObservedImage | { readonly problem: string };
}

/** Runs every exemplar and counter-example of a lesson on virtual boards, one after the other. */
export function* proveLesson(lesson: Lesson, services: ProofServices): Generator<Proof, void> {
  const prover = new Prover(lesson, services);
  for (const step of lesson.steps) {
    if (step.exemplar !== undefined) yield prover.exemplar(step, step.exemplar);
    for (const counterExample of step.counterExamples ?? [])
      yield prover.counterExample(step, counterExample);
  }
}

/** Checks of a step that no counter-example fails: nobody has seen that they can. */
export function unprovenChecks(step: Step): string[] {
  const failed = new Set((step.counterExamples ?? []).flatMap(({ fails, also }) => [fails, ...also]));
  // A prediction is never wrong, and a grown-up's tick cannot be proven.
  return step.checks.flatMap(({ id, kind }) =>
    failed.has(id) || kind === 'prediction' || kind === 'teacher' ? [] : [id],
  );
}

class Prover {
  /** The same program meets the same scenario in several steps. */
  readonly #runs = new Map<string, ScenarioRun>();
  readonly #images = new Map<string, ReturnType<ProofServices['image']>>();

  constructor(
    private readonly lesson: Lesson,
    private readonly services: ProofServices,
  ) {}

  exemplar(step: Step, file: string): Proof {
    const seen = this.#verdicts(step, file);
    if ('problem' in seen) return notBuilt(step, file, 'exemplar', seen.problem);
    const problems = Object.entries(seen.verdicts).flatMap(([check, { status, reason }]): ProofProblem[] =>
      status === 'pass'
        ? []
        : [{ code: 'exemplar-not-passing', values: { check, status, reason: reason.id } }],
    );
    return { step: step.id, file, role: 'exemplar', verdicts: seen.verdicts, problems };
  }

  counterExample(step: Step, { file, fails, also, reason }: CounterExample): Proof {
    const seen = this.#verdicts(step, file);
    if ('problem' in seen) return notBuilt(step, file, 'counter-example', seen.problem);
    const { verdicts } = seen;
    const failing = Object.entries(verdicts).filter(([, verdict]) => verdict.status === 'fail');
    const problems: ProofProblem[] = [];
    const [first] = failing;
    if (first === undefined) {
      problems.push({ code: 'passed-wrongly', values: { expected: fails } });
    } else if (first[0] !== fails) {
      const values = { check: first[0], reason: first[1].reason.id, expected: fails };
      problems.push({ code: 'other-check-first', values });
    } else if (reason !== undefined && first[1].reason.id !== reason) {
      problems.push({ code: 'other-reason', values: { reason: first[1].reason.id, expected: reason } });
    }
    for (const [check, verdict] of failing.slice(1)) {
      if (check === fails || also.includes(check)) continue;
      problems.push({ code: 'fails-too', values: { check, reason: verdict.reason.id } });
    }
    for (const check of also) {
      const status = verdicts[check]?.status;
      if (status !== 'fail')
        problems.push({ code: 'fails-no-more', values: { check, status: status ?? '' } });
    }
    return { step: step.id, file, role: 'counter-example', verdicts, problems };
  }

  #verdicts(step: Step, file: string): { verdicts: Readonly<Record<string, Verdict>> } | { problem: string } {
    const source = this.services.source(file);
    const image = this.#image(source);
    if ('problem' in image) return image;
    const runs: Record<string, ScenarioRun> = {};
    for (const request of scenariosOf(step)) {
      const run = this.#run(source, image, request);
      for (const check of request.checks) runs[check] = run;
    }
    const live = step.rehearsal === undefined ? undefined : liveRun(this.#run(source, image, step.rehearsal));
    const evidence: Evidence = {
      program: programFacts(source),
      runs,
      predictions: Object.fromEntries(
        this.lesson.steps.flatMap(({ id, predict }) =>
          predict === undefined ? [] : [[id, someAnswer(predict)]],
        ),
      ),
      ticks: step.checks.map((check) => `${step.id}/${check.id}`),
      ...(live === undefined ? {} : { live }),
    };
    return { verdicts: runChecks(step, evidence) };
  }

  #image(source: string): ReturnType<ProofServices['image']> {
    let image = this.#images.get(source);
    if (image === undefined) this.#images.set(source, (image = this.services.image(source)));
    return image;
  }

  #run(source: string, image: ObservedImage, scenario: ObservedScenario): ScenarioRun {
    const key = JSON.stringify([source, scenario.seconds, scenario.inputs]);
    let run = this.#runs.get(key);
    if (run === undefined) this.#runs.set(key, (run = observe(image, scenario)));
    return run;
  }
}

function notBuilt(step: Step, file: string, role: Proof['role'], detail: string): Proof {
  return { step: step.id, file, role, verdicts: {}, problems: [{ code: 'not-built', values: { detail } }] };
}

/** A live board's record does not know what hands did. */
function liveRun({ inputs: _inputs, ...record }: ScenarioRun): LiveRun {
  return record;
}

/** Any answer that fits: checks of predictions describe, they do not judge. */
function someAnswer(task: PredictionTask): PredictionAnswer {
  switch (task.type) {
    case 'sketch': {
      const points = [
        { time: 0, value: task.from },
        { time: task.seconds, value: task.from },
      ];
      return { type: 'sketch', points, mark: task.seconds / 2 };
    }
    case 'choice':
      return { type: 'choice', option: task.options[0]?.id ?? '' };
    case 'order':
      return { type: 'order', items: task.items.map((item) => item.id) };
    case 'number':
      return { type: 'number', value: task.from };
  }
}
