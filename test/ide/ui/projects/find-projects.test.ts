import { beforeEach, describe, expect, it } from 'vitest';
import { setLanguage } from '../../../../ide/i18n/translate.ts';
import type { ProjectSummary } from '../../../../ide/project/project-summary.ts';
import { sortedProjects } from '../../../../ide/ui/projects/find-projects.ts';
import { timeAgo } from '../../../../ide/ui/time-ago.ts';

const project = (name: string, changedAt: number, slug?: string): ProjectSummary => ({
  id: name,
  name,
  editor: 'python',
  changedAt,
  revision: 1,
  moreFiles: 0,
  lines: 1,
  ...(slug === undefined ? {} : { lesson: { slug, progress: undefined } }),
});
const titles: Readonly<Record<string, string>> = { box: 'La catena del freddo', parcel: 'Il pacco' };
const title = ({ lesson }: ProjectSummary): string => titles[lesson?.slug ?? ''] ?? '';
const all = [
  project('Gioco 10', 1),
  project('Perché no', 5, 'box'),
  project('gioco 2', 3, 'parcel'),
  project('Épée', 2, 'box'),
];
const names = (...more: [order: 'changed' | 'name' | 'lesson', words: string]): readonly string[] =>
  sortedProjects(all, title, ...more).map((one) => one.name);

beforeEach(() => setLanguage('it'));

describe('finding projects', () => {
  it('orders them by change, by name as people count, and by lesson with the free ones last', () => {
    expect(names('changed', '')).toEqual(['Perché no', 'gioco 2', 'Épée', 'Gioco 10']);
    expect(names('name', '')).toEqual(['Épée', 'gioco 2', 'Gioco 10', 'Perché no']);
    expect(names('lesson', '')).toEqual(['gioco 2', 'Perché no', 'Épée', 'Gioco 10']);
  });

  it('looks for every word in the name and the lesson, without asking for accents', () => {
    expect(names('changed', '  perche ')).toEqual(['Perché no']);
    expect(names('changed', 'GIOCO pacco')).toEqual(['gioco 2']);
    expect(names('changed', 'epee freddo')).toEqual(['Épée']);
    expect(names('changed', 'gioco freddo')).toEqual([]);
  });
});

describe('how long ago', () => {
  it('is said in words, then as a date, and is a moment ago when the clock was set back', () => {
    const now = Date.UTC(2026, 5, 15, 12);
    const minute = 60_000;
    expect(timeAgo(now + 90 * minute, now)).toBe('un momento fa');
    expect(timeAgo(now - 5 * minute, now)).toBe('5 minuti fa');
    expect(timeAgo(now - 24 * 60 * minute, now)).toBe('ieri');
    expect(timeAgo(now - 60 * 24 * 60 * minute, now)).toBe('16 apr 2026');
  });
});
