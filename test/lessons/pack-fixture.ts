import { newPackFiles } from '../../scripts/commands/lesson-template.ts';

/** The files of the smallest sound pack (what `lesson new` writes), with some of them changed or taken away. */
export function packFiles(
  changes: Readonly<Record<string, ((text: string) => string) | string | undefined>> = {},
): Map<string, Uint8Array> {
  const texts = new Map(newPackFiles);
  for (const [path, change] of Object.entries(changes)) {
    if (change === undefined) texts.delete(path);
    else if (typeof change === 'string') texts.set(path, change);
    else texts.set(path, change(texts.get(path) ?? ''));
  }
  return new Map([...texts].map(([path, text]) => [path, new TextEncoder().encode(text)]));
}

export const lessonFile = 'lessons/night-light/lesson.yaml';

/** Replaces a text that must be there. */
export function replacing(from: string, to: string): (text: string) => string {
  return (text) => {
    if (!text.includes(from)) throw new Error(`The fixture has no "${from}".`);
    return text.replace(from, to);
  };
}
