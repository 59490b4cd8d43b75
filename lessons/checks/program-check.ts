import { fail, pass, waiting, type CheckKind } from './check-kind.ts';
import type { ProgramFacts } from './evidence.ts';

export interface ProgramOptions {
  /** Every one of these must be called. `temperature` also finds `microbit.temperature`. */
  readonly calls: readonly string[];
  /** None of these may be called. */
  readonly avoids: readonly string[];
  readonly loop?: 'while' | 'for' | 'any';
  /** At least so many comparisons, with one of `operators` when they are given. */
  readonly compares?: { readonly atLeast: number; readonly operators: readonly string[] };
}

const operators = ['<', '<=', '>', '>=', '==', '!='] as const;

/** Looks at the program's text: what it calls, how it loops and compares. For what behaviour cannot show. */
export const programCheck: CheckKind<ProgramOptions> = {
  read(fields) {
    const calls = fields.texts('calls');
    const avoids = fields.texts('avoids');
    const loop = fields.has('loop') ? fields.choice('loop', ['while', 'for', 'any'] as const) : undefined;
    const compares = fields.optionalMapping('compares');
    const compared =
      compares === undefined
        ? undefined
        : {
            atLeast: compares.optionalNumber('atLeast', { from: 1, to: 100 }) ?? 1,
            operators: compares.choices('operators', operators),
          };
    compares?.finish();
    if (calls.length === 0 && avoids.length === 0 && loop === undefined && compared === undefined) {
      fields.problem('calls', 'missing-key', 'A program check needs calls, avoids, loop or compares.');
    }
    return {
      calls,
      avoids,
      ...(loop === undefined ? {} : { loop }),
      ...(compared === undefined ? {} : { compares: compared }),
    };
  },

  judge(options, { program }) {
    if (program === undefined) return waiting('no-program');
    if (program.syntaxError !== undefined) {
      return waiting('program-syntax', { line: program.syntaxError.line }, program.syntaxError.line);
    }
    const missing = options.calls.find((name) => !isCalled(program, name));
    if (missing !== undefined) return fail('program-call-missing', { name: missing });
    for (const name of options.avoids) {
      const call = program.calls.find((candidate) => isNamed(candidate.name, name));
      if (call !== undefined) return fail('program-call-unwanted', { name, line: call.line }, call.line);
    }
    const { loop, compares } = options;
    if (loop !== undefined && !program.loops.some(({ kind }) => loop === 'any' || kind === loop)) {
      return fail('program-loop-missing');
    }
    if (compares !== undefined) {
      const wanted = compares.operators;
      const found = program.comparisons.filter(
        ({ operator }) => wanted.length === 0 || wanted.includes(operator),
      );
      if (found.length < compares.atLeast) {
        const line = program.comparisons[0]?.line;
        return fail('program-compare-missing', { count: found.length, atLeast: compares.atLeast }, line);
      }
    }
    return pass('program-pass');
  },
};

function isCalled(program: ProgramFacts, name: string): boolean {
  return program.calls.some((call) => isNamed(call.name, name));
}

function isNamed(called: string, name: string): boolean {
  return called === name || called.endsWith(`.${name}`);
}
