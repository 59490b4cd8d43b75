import { language } from '../../i18n/translate.ts';
import type { ProjectSummary } from '../../project/project-summary.ts';

export const orders = ['changed', 'name', 'lesson'] as const;
export type Order = (typeof orders)[number];

/** Those whose name or lesson has every one of the words, in the order asked for. */
export function sortedProjects(
  projects: readonly ProjectSummary[],
  lessonTitle: (project: ProjectSummary) => string,
  order: Order,
  words: string,
): readonly ProjectSummary[] {
  const wanted = plainText(words)
    .split(/\s+/)
    .filter((word) => word !== '');
  const found = projects.filter((project) => {
    const text = plainText(`${project.name} ${lessonTitle(project)}`);
    return wanted.every((word) => text.includes(word));
  });
  const { compare } = new Intl.Collator(language.value.language, { numeric: true, sensitivity: 'base' });
  const newest = (a: ProjectSummary, b: ProjectSummary): number => b.changedAt - a.changedAt;
  switch (order) {
    case 'changed':
      return [...found].sort(newest);
    case 'name':
      return [...found].sort((a, b) => compare(a.name, b.name) || newest(a, b));
    case 'lesson': {
      const titles = new Map(found.map((one) => [one.id, lessonTitle(one)]));
      const title = ({ id }: ProjectSummary): string => titles.get(id) ?? '';
      // Those without a lesson come last.
      return [...found].sort(
        (a, b) =>
          Number(title(a) === '') - Number(title(b) === '') || compare(title(a), title(b)) || newest(a, b),
      );
    }
  }
}

/** "Perché" is found by "perche". */
function plainText(text: string): string {
  return text
    .slice(0, 400)
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
}
