import {
  ConfigOptions,
  createServiceProvider,
  NullConsole,
  ParameterizedString,
  Program,
  pythonVersion,
  setGetRawString,
  Uri,
  type PyrightUri,
} from 'pyright-core';
import { fillsContainers } from './fills-containers.ts';
import { type Finding, readMessages, writeMessage } from './finding.ts';
import { boardFolder, ModuleFinder, programFolder, typeshedFolder } from './module-finder.ts';
import { rules } from './rules.ts';
import builtins from './typeshed/builtins.pyi';
import collections from './typeshed/collections/__init__.pyi';
import internals from './typeshed/_typeshed/_type_checker_internals.pyi';
import typeshed from './typeshed/_typeshed/__init__.pyi';
import types from './typeshed/types.pyi';
import typing from './typeshed/typing.pyi';

const builtinsPath = `${typeshedFolder}builtins.pyi`;

const core: Readonly<Record<string, string>> = {
  'builtins.pyi': builtins,
  'typing.pyi': typing,
  'typing_extensions.pyi': 'from typing import *\n',
  'types.pyi': types,
  '_typeshed/__init__.pyi': typeshed,
  '_typeshed/_type_checker_internals.pyi': internals,
  'collections/__init__.pyi': collections,
};

/** Builtins whose lists and dictionaries give back anything. */
const looseBuiltins = builtins.replace(/^class (list|dict)\([\s\S]*?(?=^class )/gm, (body) =>
  body
    .replace(/-> (_T|_VT|_VT \| None|_VT \| _T):/g, '-> Any:')
    .replaceAll('Iterator[_T]', 'Iterator[Any]')
    .replaceAll('dict_values[_VT]', 'dict_values[Any]')
    .replaceAll('dict_items[_KT, _VT]', 'dict_items[_KT, Any]'),
);

setGetRawString((key) => writeMessage(key));
ParameterizedString.prototype.format = function (values) {
  return writeMessage(readMessages(this.getFormatString())[0]?.key ?? '', values);
};

const detector = { isCaseSensitive: () => true };
const uri = (path: string): PyrightUri => Uri.file(path, detector);

/**
 * Pyright's checker for the programs of one board. It keeps what it knows of the board between programs;
 * a program is read anew where it has changed.
 */
export class Checker {
  private readonly files = new Map<string, string>();
  private readonly program: Program;
  private readonly options: ConfigOptions;
  private version = 0;
  private own: readonly string[] = [];
  /** Whether the builtins are those for a program that fills lists and dictionaries. */
  private loose = false;

  /** @param stubs the board's modules, `microbit/__init__.pyi` and so on */
  constructor(stubs: ReadonlyMap<string, string>) {
    for (const [path, text] of Object.entries(core)) this.files.set(typeshedFolder + path, text);
    for (const [path, text] of stubs) {
      if (!(path in core)) this.files.set(boardFolder + path, text);
    }
    this.options = new ConfigOptions(uri(programFolder.slice(0, -1)));
    this.options.diagnosticRuleSet = { ...ConfigOptions.getDiagnosticRuleSet('off'), ...rules };
    this.options.defaultPythonVersion = pythonVersion;
    this.options.checkOnlyOpenFiles = true;
    const disk = filesAsDisk(this.files);
    this.program = new Program(
      new ModuleFinder(this.files, uri, disk, this.options),
      this.options,
      createServiceProvider(disk, new NullConsole(), detector),
    );
  }

  /** @param program the project's Python files by name */
  check(program: Readonly<Record<string, string>>): Finding[] {
    this.version += 1;
    const names = Object.keys(program);
    for (const gone of this.own.filter((name) => program[name] === undefined)) {
      this.files.delete(programFolder + gone);
      this.program.setFileClosed(uri(programFolder + gone), false);
    }
    const moduleSetChanged =
      names.length !== this.own.length || names.some((name) => !this.own.includes(name));
    this.own = names;
    const changed: PyrightUri[] = [];
    for (const [name, text] of Object.entries(program)) {
      const path = programFolder + name;
      if (this.files.get(path) === text && !moduleSetChanged) continue;
      this.files.set(path, text);
      changed.push(uri(path));
      this.program.setFileOpened(uri(path), this.version, text, { isTracked: true });
    }
    if (changed.length > 0) this.program.markFilesDirty(changed, true);
    const loose = Object.values(program).some((text) => fillsContainers(text));
    if (loose !== this.loose) {
      this.loose = loose;
      this.files.set(builtinsPath, loose ? looseBuiltins : builtins);
      this.program.markFilesDirty([uri(builtinsPath)], true);
    }
    return names.flatMap((file) => this.findingsOf(file));
  }

  private findingsOf(file: string): Finding[] {
    const path = uri(programFolder + file);
    // It returns whether there is more to do.
    this.program.analyzeFile(path);
    const found = this.program.getSourceFile(path)?.getDiagnostics(this.options) ?? [];
    return found.map((one) => {
      const [message = { key: '', values: {} }, ...more] = readMessages(one.message);
      const rule = one.getRule();
      return {
        file,
        start: one.range.start,
        end: one.range.end,
        ...(rule === undefined ? {} : { rule }),
        message,
        more,
      };
    });
  }
}

/** As much of a disk as pyright asks for. */
function filesAsDisk(files: ReadonlyMap<string, string>): object {
  const text = (path: PyrightUri): string => {
    const found = files.get(path.getPath());
    if (found === undefined) throw new Error(`No file ${path.getPath()}`);
    return found;
  };
  return {
    existsSync: (path: PyrightUri) => files.has(path.getPath()),
    readFileSync: text,
    statSync: (path: PyrightUri) => ({
      size: text(path).length,
      isFile: () => true,
      isDirectory: () => false,
    }),
    readdirEntriesSync: () => [],
    readdirSync: () => [],
    mkdirSync: () => undefined,
    writeFileSync: () => undefined,
    unlinkSync: () => undefined,
    rmdirSync: () => undefined,
    chdir: () => undefined,
    createFileSystemWatcher: () => undefined,
    createReadStream: () => undefined,
    createWriteStream: () => undefined,
    copyFileSync: () => undefined,
    realCasePath: (path: PyrightUri) => path,
    getModulePath: () => undefined,
    getOriginalUri: (path: PyrightUri) => path,
    getMappedUri: (path: PyrightUri) => path,
    isMappedUri: () => false,
    mapDirectory: () => undefined,
    isInZip: () => false,
  };
}
