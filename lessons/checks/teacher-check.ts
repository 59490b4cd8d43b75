import { pass, waiting, type CheckKind } from './check-kind.ts';

/** A grown-up looks and ticks: for what no sensor sees (a spoken explanation, a paper model). */
export const teacherCheck: CheckKind<Readonly<Record<string, never>>> = {
  read() {
    return {};
  },

  judge(_options, evidence, place) {
    const key = `${place.step}/${place.check}`;
    return evidence.ticks?.includes(key) === true ? pass('teacher-pass') : waiting('teacher-waiting');
  },
};
