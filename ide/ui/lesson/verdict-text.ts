import type { CheckSpec, Step } from '../../../lessons/format/lesson.ts';
import type { Reason, Verdict } from '../../../lessons/checks/verdict.ts';
import { fill, localized, messageFor, t } from '../../i18n/translate.ts';
import type { StepProgress } from '../../lesson/lesson-player.ts';
import type { ProgramProblem } from '../../session/workbench.ts';

/** What the verdict panel is about to say; everything it depends on, nothing of how it looks. */
export interface VerdictSituation {
  readonly step: Step;
  readonly verdicts: Readonly<Record<string, Verdict>>;
  readonly progress: StepProgress;
  readonly isLast: boolean;
  /** Every step of the lesson is done. */
  readonly solved: boolean;
  /** The step's prediction is locked. */
  readonly locked: boolean;
  readonly checking: boolean;
  readonly problem: ProgramProblem | undefined;
}

export interface VerdictText {
  readonly status: 'pass' | 'fail' | 'waiting';
  readonly title: string;
  /** First paragraph: what happened and why it matters. Further ones: one thing to try. */
  readonly paragraphs: readonly string[];
  /** Which check it is about, from 1; undefined when it is about the step. */
  readonly check: number | undefined;
  readonly line: number | undefined;
  /** The step is done: the way on is open, and offered. */
  readonly goOn: boolean;
}

/**
 * Chooses what to say, one thing at a time: a program that stopped comes before what it did not do, the
 * first check that fails before the ones after it.
 */
export function verdictText(situation: VerdictSituation): VerdictText {
  const { step, verdicts, problem, progress } = situation;
  const goOn = progress === 'done';
  const say = (
    status: VerdictText['status'],
    paragraphs: readonly string[],
    more: Partial<VerdictText> = {},
  ): VerdictText => ({
    status,
    title: t(`lesson.verdict.${status}`),
    paragraphs,
    check: undefined,
    line: undefined,
    goOn,
    ...more,
  });
  if (problem !== undefined) return say('waiting', problemText(problem), { line: problem.line });
  if (situation.checking) return say('waiting', [t('lesson.verdict.checking')]);

  const about = (check: CheckSpec, verdict: Verdict): Partial<VerdictText> => ({
    check: step.checks.indexOf(check) + 1,
    line: verdict.line,
  });
  const found = step.checks.map((check) => ({ check, verdict: verdicts[check.id] }));
  for (const { check, verdict } of found) {
    if (verdict?.status === 'fail')
      return say('fail', sentences(reasonText(check, verdict.reason)), about(check, verdict));
  }
  if (step.checks.length > 0 && found.every(({ verdict }) => verdict?.status === 'pass')) {
    return say('pass', passText(situation), ending(situation));
  }
  // Passed in an earlier run and changed since: the way on stays open.
  const waiting = found.find(({ verdict }) => verdict?.status === 'waiting');
  if (waiting?.verdict !== undefined) {
    const text = reasonText(waiting.check, waiting.verdict.reason);
    return say(
      'waiting',
      text === '' ? [t('lesson.verdict.run')] : sentences(text),
      about(waiting.check, waiting.verdict),
    );
  }
  if (step.checks.length > 0)
    return say('waiting', [t(goOn ? 'lesson.verdict.changed' : 'lesson.verdict.run')]);
  if (step.predict !== undefined && !situation.locked) return say('waiting', [t('lesson.verdict.think')]);
  if (situation.isLast) return say('pass', passText(situation), ending(situation));
  if (step.predict !== undefined)
    return say('pass', [t('lesson.verdict.locked')], { title: t('lesson.verdict.lockedTitle') });
  return say('waiting', [t('lesson.verdict.read')], { title: t(`phase.${step.phase}`), goOn: true });
}

/** A reason's sentence: the lesson's own, else the general one; a reason nobody wrote a text for says nothing. */
export function reasonText(check: CheckSpec, reason: Reason): string {
  const own = check.reasons?.[reason.id];
  if (own !== undefined) return fill(localized(own), reason.values);
  return messageFor(`check.reason.${reason.id}`, reason.values) ?? '';
}

function passText({ step, verdicts, isLast, solved }: VerdictSituation): readonly string[] {
  const last = step.checks.at(-1);
  const verdict = last && verdicts[last.id];
  const text = last !== undefined && verdict !== undefined ? reasonText(last, verdict.reason) : '';
  const paragraphs =
    text === '' ? (step.checks.length > 0 ? [t('lesson.verdict.allPass')] : []) : sentences(text);
  if (!isLast) return paragraphs;
  return [...paragraphs, t(solved ? 'lesson.verdict.end' : 'lesson.verdict.open')];
}

function ending({ isLast, solved }: VerdictSituation): Partial<VerdictText> {
  return isLast && solved ? { title: t('lesson.verdict.solved') } : {};
}

function problemText(problem: ProgramProblem): readonly string[] {
  const explained = messageFor(problem.key, problem.values);
  const where =
    problem.line !== undefined
      ? t('lesson.verdict.stopped', { line: problem.line })
      : t('lesson.verdict.stoppedSomewhere');
  return explained === undefined ? [where] : [`${where} ${explained}`];
}

function sentences(text: string): readonly string[] {
  return text
    .split(/\n+/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
}
