import { parseScenario, type Scenario } from '../../firmware/virtual/scenario.ts';
import { parseYaml } from '../../lessons/format/yaml-document.ts';
import { UserError } from './command.ts';
import { readBytes } from './program-files.ts';

/** Reads a scenario; everything wrong in it is in the error, one `file:line:column: message` a line. */
export async function readScenario(file: string, cwd: string): Promise<Scenario> {
  const document = parseYaml(new TextDecoder().decode(await readBytes(file, cwd)));
  if (document.problems.length > 0) {
    throw new UserError(
      document.problems
        .map(({ line, column, message }) => `${file}:${line}:${column}: ${message}`)
        .join('\n'),
    );
  }
  const parsed = parseScenario(document.data);
  if (parsed.ok) return parsed.scenario;
  throw new UserError(
    parsed.problems
      .map((problem) => {
        const { line, column } = document.positionOf(problem.path, problem.on);
        return `${file}:${line}:${column}: ${problem.message}`;
      })
      .join('\n'),
  );
}
