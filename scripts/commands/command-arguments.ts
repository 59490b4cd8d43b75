import { closestWord } from '../../firmware/closest-word.ts';
import { UsageError } from './command.ts';

/** An option of a command. Without `value` it is a switch. */
export interface OptionSpec {
  /** With its dashes, as typed: `--board`. */
  readonly name: string;
  /** One letter with one dash: `-o`. */
  readonly short?: string;
  /** What its value is called, in messages. */
  readonly value?: string;
}

export interface ParsedArguments {
  readonly files: readonly string[];
  /** Values by the option's long name; a switch has ''. */
  readonly options: ReadonlyMap<string, string>;
}

/**
 * Sorts arguments into files and options: `--name value`, `--name=value`, `-n value`, and `--` after which
 * everything is a file.
 */
export function parseArguments(args: readonly string[], specs: readonly OptionSpec[]): ParsedArguments {
  const files: string[] = [];
  const options = new Map<string, string>();
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? '';
    if (arg === '--') {
      files.push(...args.slice(index + 1));
      break;
    }
    // A lone dash is standard input or output.
    if (!arg.startsWith('-') || arg === '-') {
      files.push(arg);
      continue;
    }
    const equals = arg.indexOf('=');
    const name = equals < 0 ? arg : arg.slice(0, equals);
    const spec = specs.find((one) => one.name === name || one.short === name);
    if (!spec) throw new UsageError(unknownOption(name, specs));
    if (options.has(spec.name)) throw new UsageError(`The option ${spec.name} is here twice.`);
    if (spec.value === undefined) {
      if (equals >= 0) throw new UsageError(`The option ${spec.name} takes no value.`);
      options.set(spec.name, '');
      continue;
    }
    const value = equals < 0 ? args[++index] : arg.slice(equals + 1);
    if (value === undefined || value === '') {
      throw new UsageError(`The option ${name} needs a value: ${name} ${spec.value}`);
    }
    options.set(spec.name, value);
  }
  return { files, options };
}

function unknownOption(name: string, specs: readonly OptionSpec[]): string {
  const names = specs.flatMap((spec) => [spec.name, ...(spec.short ? [spec.short] : [])]);
  const meant = closestWord(name, names);
  const known = names.length > 0 ? ` Options: ${names.join(', ')}.` : '';
  return `There is no option ${name} here.${meant ? ` Did you mean ${meant}?` : known}`;
}

/** The value of an option that has a few fixed ones, or undefined when it is not given. */
export function choiceOf<Choice extends string>(
  parsed: ParsedArguments,
  option: string,
  choices: readonly Choice[],
): Choice | undefined {
  const value = parsed.options.get(option);
  if (value === undefined) return undefined;
  const choice = choices.find((one) => one === value);
  if (choice === undefined) {
    const meant = closestWord(value, choices);
    const hint = meant ? ` Did you mean ${meant}?` : '';
    throw new UsageError(`${option} is ${choices.join(', ')}; not "${value}".${hint}`);
  }
  return choice;
}
