import { readFields, type FieldProblem, type FieldReader } from './field-reader.ts';
import type { LanguageCode } from './lesson.ts';
import { closestWord } from '../../firmware/closest-word.ts';
import { isInside, textOf, type PackFiles } from './pack-files.ts';
import type { PackProblem } from './pack-problem.ts';
import { parseYaml } from './yaml-document.ts';

/** Ids become addresses, file names and keys of saved progress. */
export function isName(text: string): boolean {
  return /^[a-z][a-z0-9-]{0,59}$/.test(text);
}

/** The files of a pack with the list its problems go to. */
export class PackSource {
  languages: readonly LanguageCode[] = [];

  constructor(
    private readonly files: PackFiles,
    private readonly problems: PackProblem[],
  ) {}

  /** Fields of a YAML file; `undefined`, reported, when there are none. */
  yaml(path: string, again = false): FieldReader | undefined {
    const text = this.text(path);
    if (text === undefined) return undefined;
    const document = parseYaml(text);
    for (const { line, column, code, message } of document.problems) {
      this.problems.push({ file: path, line, column, code, message, values: {} });
    }
    if (document.problems.length > 0) return undefined;
    const report = (problem: FieldProblem): void => {
      const { code, message, values } = problem;
      this.problems.push({
        file: path,
        ...document.positionOf(problem.path, problem.part),
        code,
        message,
        values,
      });
    };
    if (again && (typeof document.data !== 'object' || document.data === null)) return undefined;
    return readFields(document.data, [], this.languages, report);
  }

  /** The text of a file; reported when it is missing or no text. */
  text(path: string): string | undefined {
    const found = textOf(this.files, path);
    if (found === undefined) {
      const suggestion = closestWord(path, [...this.files.keys()]);
      const hint = suggestion === undefined ? '' : ` Did you mean "${suggestion}"?`;
      this.problem(path, 'missing-file', `The file ${path} is not there.${hint}`, { file: path });
      return undefined;
    }
    if (found === 'not-text') {
      this.problem(path, 'not-text', 'This file is not UTF-8 text. Save it as UTF-8.');
      return undefined;
    }
    return found.text;
  }

  /** The text of a file that a field names, relative to `folder`; problems stand at the field. */
  named(fields: FieldReader, key: string, folder: string, name: string): string | undefined {
    if (!isInside(name)) {
      fields.problem(key, 'path', `"${name}" leaves the folder ${folder}.`, { key, file: name });
      return undefined;
    }
    const path = `${folder}/${name}`;
    const found = textOf(this.files, path);
    if (found !== undefined && found !== 'not-text') return found.text;
    const inFolder = [...this.files.keys()].flatMap((file) =>
      file.startsWith(`${folder}/`) ? [file.slice(folder.length + 1)] : [],
    );
    const suggestion = found === undefined ? closestWord(name, inFolder) : undefined;
    const hint = suggestion === undefined ? '' : ` Did you mean "${suggestion}"?`;
    const message = found === undefined ? `${path} is not there.${hint}` : `${path} is not UTF-8 text.`;
    fields.problem(key, found === undefined ? 'missing-file' : 'not-text', message, { key, file: path });
    return undefined;
  }

  problem(
    file: string,
    code: PackProblem['code'],
    message: string,
    values: PackProblem['values'] = {},
  ): void {
    this.problems.push({ file, line: 1, column: 1, code, message, values });
  }
}
