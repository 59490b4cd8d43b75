import type { PyrightUri } from 'pyright-core';

/** Where files lie for the checker; there is no disk. */
export const programFolder = '/program/';
export const boardFolder = '/board/';
export const typeshedFolder = '/typeshed/stdlib/';

interface FoundModule {
  readonly importName: string;
  readonly isRelative: boolean;
  readonly isImplicitlyRelative: boolean;
  readonly isImportFound: boolean;
  readonly isPartlyResolved: boolean;
  readonly isNamespacePackage: boolean;
  readonly isInitFilePresent: boolean;
  readonly isStubPackage: boolean;
  readonly resolvedUris: readonly PyrightUri[];
  /** 0 built in, 2 of the program. */
  readonly importType: 0 | 2;
  readonly isStubFile: boolean;
  readonly isStdlibTypeshedFile: boolean;
  readonly isNativeLib: boolean;
  readonly implicitImports: ReadonlyMap<string, ImplicitImport> | undefined;
  readonly filteredImplicitImports: ReadonlyMap<string, ImplicitImport> | undefined;
  readonly nonStubImportResult: undefined;
}

interface ImplicitImport {
  readonly isStubFile: true;
  readonly isNativeLib: false;
  readonly name: string;
  readonly uri: PyrightUri;
}

interface ModuleRequest {
  readonly leadingDots: number;
  readonly nameParts: readonly string[];
  readonly importedSymbols: ReadonlySet<string> | undefined;
}

/**
 * Finds modules as MicroPython does: what is built in first, then the program's own files. It stands for
 * pyright's `ImportResolver`, which looks for interpreters, virtual environments and packages.
 */
export class ModuleFinder {
  constructor(
    /** Every file by its path; the program's come and go. */
    private readonly files: ReadonlyMap<string, string>,
    private readonly uri: (path: string) => PyrightUri,
    readonly fileSystem: object,
    private readonly configOptions: object,
  ) {}

  resolveImport(from: PyrightUri, _environment: unknown, request: ModuleRequest): FoundModule {
    const name = '.'.repeat(request.leadingDots) + request.nameParts.join('.');
    const importer = from.getPath();
    const roots = importer.startsWith(programFolder)
      ? // `typing` and the like are for the stubs; builtins are asked for in the program's name.
        implicit.has(name)
        ? [typeshedFolder]
        : [...(collections.has(name) ? [typeshedFolder] : []), boardFolder, programFolder]
      : [typeshedFolder, boardFolder];
    if (request.leadingDots === 0) {
      for (const root of roots) {
        const found = this.find(root, collections.get(name)?.split('.') ?? request.nameParts);
        if (found !== undefined) return this.result(name, root, found, request.importedSymbols);
      }
    } else if (!importer.startsWith(programFolder)) {
      const folder = importer.slice(0, importer.lastIndexOf('/') + 1);
      const found = this.find(folder, request.nameParts);
      if (found !== undefined) return this.result(name, folder, found, request.importedSymbols);
    }
    return {
      ...nothing,
      importName: name,
      isRelative: request.leadingDots > 0,
    };
  }

  /** The files on the way to a module, a package's `__init__` before what is in it. */
  private find(root: string, parts: readonly string[]): readonly string[] | undefined {
    const way: string[] = [];
    let folder = root;
    if (parts.length === 0) {
      const path = `${folder}__init__.pyi`;
      return this.files.has(path) ? [path] : undefined;
    }
    for (const part of parts) {
      const path = [`${folder}${part}/__init__.pyi`, `${folder}${part}.pyi`, `${folder}${part}.py`].find(
        (one) => this.files.has(one),
      );
      if (path === undefined) return undefined;
      way.push(path);
      folder = `${folder}${part}/`;
    }
    return way;
  }

  private result(
    name: string,
    root: string,
    way: readonly string[],
    symbols: ReadonlySet<string> | undefined,
  ): FoundModule {
    const last = way.at(-1) ?? '';
    const inside = new Map<string, ImplicitImport>();
    if (last.endsWith('/__init__.pyi')) {
      const folder = last.slice(0, -'__init__.pyi'.length);
      for (const path of this.files.keys()) {
        if (path === last || !path.startsWith(folder)) continue;
        const part = /^(\w+)(\.pyi|\/__init__\.pyi)$/.exec(path.slice(folder.length))?.[1];
        if (part !== undefined)
          inside.set(part, { isStubFile: true, isNativeLib: false, name: part, uri: this.uri(path) });
      }
    }
    const wanted = new Map([...inside].filter(([one]) => symbols?.has(one) === true));
    return {
      ...nothing,
      importName: name,
      isImportFound: true,
      isInitFilePresent: last.endsWith('/__init__.pyi'),
      resolvedUris: way.map((path) => this.uri(path)),
      importType: root === programFolder ? 2 : 0,
      isStubFile: last.endsWith('.pyi'),
      isStdlibTypeshedFile: root !== programFolder,
      implicitImports: inside,
      filteredImplicitImports: symbols === undefined ? undefined : wanted,
    };
  }

  /** `/board/microbit/__init__.pyi` is `microbit`. */
  getModuleNameForImport(uri: PyrightUri): object {
    const path = uri.getPath();
    const root = [programFolder, boardFolder, typeshedFolder].find((one) => path.startsWith(one)) ?? '/';
    const moduleName = path
      .slice(root.length)
      .replace(/\.pyi?$/, '')
      .replace(/\/__init__$/, '')
      .replaceAll('/', '.');
    return {
      moduleName,
      importType: root === programFolder ? 2 : 0,
      isTypeshedFile: root !== programFolder,
      isLocalTypingsFile: false,
      isThirdPartyPyTypedPresent: false,
    };
  }

  getTypeshedStdLibPath(): PyrightUri {
    return this.uri(typeshedFolder.slice(0, -1));
  }

  getConfigOptions(): object {
    return this.configOptions;
  }

  setConfigOptions(): void {
    // They are made once.
  }

  getImportRoots(): readonly PyrightUri[] {
    return [programFolder, boardFolder, typeshedFolder].map((root) => this.uri(root.slice(0, -1)));
  }

  getSourceFilesFromStub(): readonly PyrightUri[] {
    return [];
  }

  getStdlibModules(): ReadonlySet<string> {
    return new Set();
  }

  invalidateCache(): void {
    // Nothing is kept.
  }
}

/** Asked for by pyright itself for every file. */
const implicit = new Set([
  'builtins',
  'typing',
  'types',
  '_typeshed',
  '_typeshed._type_checker_internals',
  'typing_extensions',
]);

/** `namedtuple` is known to pyright by its name in `collections`. */
const collections = new Map([
  ['collections', 'collections'],
  ['ucollections', 'collections'],
]);

const nothing: Omit<FoundModule, 'importName'> = {
  isRelative: false,
  isImplicitlyRelative: false,
  isImportFound: false,
  isPartlyResolved: false,
  isNamespacePackage: false,
  isInitFilePresent: false,
  isStubPackage: false,
  resolvedUris: [],
  importType: 2,
  isStubFile: false,
  isStdlibTypeshedFile: false,
  isNativeLib: false,
  implicitImports: undefined,
  filteredImplicitImports: undefined,
  nonStubImportResult: undefined,
};
