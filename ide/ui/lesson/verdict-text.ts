import type { CheckSpec, Series, Step } from '../../../lessons/format/lesson.ts';
import {
  verdictParts,
  type Reason,
  type Verdict,
  type VerdictParts,
} from '../../../lessons/checks/verdict.ts';
import { fill, localized, messageFor, t, type Within } from '../../i18n/translate.ts';
import { mainFile } from '../../session/file-name.ts';
import type { ProgramProblem } from '../../session/workbench.ts';

/** What the verdict panel is about to say; everything it depends on, nothing of how it looks. */
export interface VerdictSituation {
  readonly step: Step;
  /** The lesson's series: a number is said with its unit. */
  readonly series: readonly Series[];
  readonly verdicts: Readonly<Record<string, Verdict>>;
  /** The step is done, see `isStepDone`. */
  readonly done: boolean;
  readonly isLast: boolean;
  /** Every step of the lesson is done. */
  readonly solved: boolean;
  /** The step's prediction is locked. */
  readonly locked: boolean;
  readonly checking: boolean;
  /** A program is running: Stop stands where Run would be. */
  readonly running: boolean;
  readonly problem: ProgramProblem | undefined;
  /** Blocks have no numbers of lines. */
  readonly within?: Within;
}

export interface VerdictText {
  readonly status: 'pass' | 'fail' | 'waiting';
  readonly title: string;
  /** The program stopped at a mistake: nothing is awaited. */
  readonly stopped?: boolean;
  /** What happened, why it matters, one thing to try. */
  readonly parts: VerdictParts;
  /** One sentence more of what stopped the program: where a value came from. */
  readonly origin?: string;
  /** Which check it is about, from 1; undefined when it is about the step. */
  readonly check: number | undefined;
  /** The place it is about. */
  readonly file: string;
  readonly line: number | undefined;
  /** The step is done: the way on is open, and offered. */
  readonly goOn: boolean;
}

/**
 * Chooses what to say, one thing at a time: a program that stopped comes before what it did not do, the
 * first check that fails before the ones after it.
 */
export function verdictText(situation: VerdictSituation): VerdictText {
  const { step, series, verdicts, problem, done: goOn } = situation;
  const say = (
    status: VerdictText['status'],
    parts: VerdictParts,
    more: Partial<VerdictText> = {},
  ): VerdictText => ({
    status,
    title: t(`lesson.verdict.${status}`),
    parts,
    check: undefined,
    file: mainFile,
    line: undefined,
    goOn,
    ...more,
  });
  if (problem !== undefined) {
    const { more } = problem;
    const origin = more && messageFor(more.key, more.values, situation.within);
    return say('waiting', problemParts(problem, situation.within), {
      title: t('lesson.verdict.stoppedTitle'),
      stopped: true,
      ...(origin === undefined ? {} : { origin }),
      file: problem.file ?? mainFile,
      line: problem.line,
    });
  }
  if (situation.checking) return say('waiting', spoken(t('lesson.verdict.checking')));

  const about = (check: CheckSpec, verdict: Verdict): Partial<VerdictText> => ({
    check: step.checks.indexOf(check) + 1,
    line: verdict.line,
  });
  const found = step.checks.map((check) => ({ check, verdict: verdicts[check.id] }));
  for (const { check, verdict } of found) {
    if (verdict?.status === 'fail')
      return say('fail', partsOf(check, verdict, series), about(check, verdict));
  }
  if (step.checks.length > 0 && found.every(({ verdict }) => verdict?.status === 'pass')) {
    return say('pass', passParts(situation), ending(situation));
  }
  const waiting = found.find(({ verdict }) => verdict?.status === 'waiting');
  // The program that runs was started in an earlier step.
  if (waiting?.verdict?.reason.id === 'no-run' && situation.running) {
    return say('waiting', spoken(t('lesson.verdict.again')));
  }
  if (waiting?.verdict !== undefined) {
    const parts = partsOf(waiting.check, waiting.verdict, series);
    return parts.what === ''
      ? say('waiting', spoken(t('lesson.verdict.run')))
      : say('waiting', parts, about(waiting.check, waiting.verdict));
  }
  // Passed in an earlier run, and nothing tried since: the way on stays open.
  if (step.checks.length > 0) {
    return say('waiting', spoken(t(goOn ? 'lesson.verdict.changed' : 'lesson.verdict.run')));
  }
  if (step.predict !== undefined && !situation.locked) {
    return say('waiting', spoken(t('lesson.verdict.think')));
  }
  if (situation.isLast) return say('pass', passParts(situation), ending(situation));
  if (step.predict !== undefined) {
    return say('pass', spoken(t('lesson.verdict.locked')), { title: t('lesson.verdict.lockedTitle') });
  }
  return say('waiting', spoken(t('lesson.verdict.read')), { title: t(`phase.${step.phase}`), goOn: true });
}

/** A reason's sentence: the lesson's own, else the general one; a reason nobody wrote a text for says nothing. */
export function reasonText(check: CheckSpec, reason: Reason, series: readonly Series[]): string {
  const unit = series.find((one) => one.name === reason.values['series'])?.unit ?? '';
  const values: Reason['values'] = { ...reason.values, unit: unit === '' ? '' : `\u00a0${unit}` };
  const own = check.reasons?.[reason.id];
  if (own !== undefined) return fill(localized(own), values);
  // "From 4 to 4" is nothing that a person says.
  const steady = reason.id === 'stream-pass' && values['lowest'] === values['highest'];
  return messageFor(steady ? 'lesson.verdict.steady' : `check.reason.${reason.id}`, values) ?? '';
}

function partsOf(check: CheckSpec, { status, reason }: Verdict, series: readonly Series[]): VerdictParts {
  return verdictParts(reasonText(check, reason, series), status);
}

function passParts({ step, series, verdicts, isLast, solved }: VerdictSituation): VerdictParts {
  const last = step.checks.at(-1);
  const verdict = last && verdicts[last.id];
  const said = last !== undefined && verdict !== undefined ? partsOf(last, verdict, series) : { what: '' };
  const end = t(solved ? 'lesson.verdict.end' : 'lesson.verdict.open');
  if (step.checks.length === 0) return spoken(end);
  const parts = said.what === '' ? spoken(t('lesson.verdict.allPass')) : said;
  return isLast ? { ...parts, next: end } : parts;
}

function ending({ isLast, solved }: VerdictSituation): Partial<VerdictText> {
  return isLast && solved ? { title: t('lesson.verdict.solved') } : {};
}

function problemParts(problem: ProgramProblem, within: Within = 'python'): VerdictParts {
  const explained = messageFor(problem.key, problem.values, within);
  // It had started, and no line is to blame.
  if (problem.type === 'Panic' && problem.line === undefined && explained !== undefined)
    return spoken(explained);
  const where =
    problem.line === undefined
      ? t('lesson.verdict.stoppedSomewhere')
      : problem.file !== undefined && problem.file !== mainFile
        ? t('lesson.verdict.stoppedInFile', { line: problem.line, file: problem.file })
        : within === 'blocks'
          ? t('lesson.verdict.stoppedAtBlock')
          : t('lesson.verdict.stopped', { line: problem.line });
  return explained === undefined ? { what: where } : { what: where, why: explained };
}

/** Our own texts: the first sentence says it, the rest stands beside it. */
function spoken(text: string): VerdictParts {
  const parts = /^(.+?[.!?…]) (.+)$/s.exec(text);
  const [, what, why] = parts ?? [];
  return what === undefined || why === undefined ? { what: text } : { what, why };
}
