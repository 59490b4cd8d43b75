import type { LanguageCode, Lesson, Localized, Pack, Phase, Step } from './lesson.ts';

/** `packs/index.json`: the lessons that are here. */
export interface PackIndex {
  readonly lessons: readonly LessonCard[];
}

/** What the home page needs to know of a lesson. */
export interface LessonCard {
  readonly pack: string;
  readonly slug: string;
  /** Address of the lesson itself, a {@link BuiltLesson}. */
  readonly path: string;
  readonly title: Localized;
  readonly summary: Localized;
  readonly sector: Localized;
  readonly age: Lesson['age'];
  readonly minutes: number;
  /** Minutes by phase, as the steps have them. */
  readonly phases: Readonly<Record<Phase, number>>;
  readonly boards: Lesson['boards'];
  readonly sensors: readonly string[];
  readonly concepts: readonly string[];
  readonly languages: readonly LanguageCode[];
}

/** A lesson as the app loads it, with what it must say of its pack. */
export interface BuiltLesson extends Lesson {
  readonly pack: Pick<Pack, 'id' | 'version' | 'licence' | 'authors' | 'languages'>;
}

export function cardOf(pack: Pack, lesson: Lesson): LessonCard {
  const phases = { think: 0, check: 0, correct: 0, solve: 0 };
  for (const step of lesson.steps) phases[step.phase] += step.minutes;
  return {
    pack: pack.id,
    slug: lesson.slug,
    path: `/packs/${pack.id}/${lesson.slug}.json`,
    title: lesson.title,
    summary: lesson.summary,
    sector: lesson.context.sector,
    age: lesson.age,
    minutes: lesson.minutes,
    phases,
    boards: lesson.boards,
    sensors: lesson.sensors,
    concepts: lesson.concepts,
    languages: pack.languages,
  };
}

/** The lesson without its proofs: a pupil who looks into the network tab finds no solutions there. */
export function buildLesson(pack: Pack, lesson: Lesson): BuiltLesson {
  const { id, version, licence, authors, languages } = pack;
  return {
    ...lesson,
    pack: { id, version, licence, authors, languages },
    steps: lesson.steps.map(withoutProof),
  };
}

function withoutProof(step: Step): Step {
  const { exemplar: _exemplar, counterExamples: _counterExamples, rehearsal: _rehearsal, ...rest } = step;
  return rest;
}
