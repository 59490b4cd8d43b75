import { describe, expect, it } from 'vitest';
import { checks as english } from '../../../ide/i18n/en/checks.ts';
import { checks as italian } from '../../../ide/i18n/it/checks.ts';
import { reasonIds } from '../../../lessons/checks/reason-id.ts';
import { verdictParts } from '../../../lessons/checks/verdict.ts';

const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
/** Fails that are not the pupil's to mend in their program need nothing to try. */
const nothingToTry = /pass|locked|close|prediction-mark|prediction-differs|prediction-curve/;

describe.each(reasonIds)('the reason %s', (id) => {
  const key = `check.reason.${id}` as const;

  it('has the same holes and parts in both languages', () => {
    expect(holes(italian[key])).toEqual(holes(english[key]));
    expect(Object.keys(verdictParts(italian[key]))).toEqual(Object.keys(verdictParts(english[key])));
  });

  it('gives one thing to try, ties numbers to their units, and blames nobody', () => {
    for (const text of [english[key], italian[key]]) {
      if (!nothingToTry.test(id)) expect(verdictParts(text).next).toBeTruthy();
      expect(text).not.toMatch(/\} (s|ms|°C)\b/);
      expect(text).not.toMatch(/wrong|mistake|sbagli|errato/i);
    }
  });
});
