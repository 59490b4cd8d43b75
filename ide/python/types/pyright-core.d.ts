/**
 * What scripts/type-checker/reduce-pyright.ts takes out of basedpyright, as far as checker.ts uses it. The
 * build gives this module; nothing but the checker's worker may import it.
 */
declare module 'pyright-core' {
  export interface PyrightUri {
    readonly key: string;
    readonly fileName: string;
    readonly lastExtension: string;
    getPath(): string;
    equals(other: PyrightUri): boolean;
  }
  export const Uri: { file(path: string, detector: { isCaseSensitive(): boolean }): PyrightUri };

  export interface PyrightDiagnostic {
    /** 0 error, 1 warning, 2 information, 3 unused code, 4 unreachable code, 5 deprecated. */
    readonly category: number;
    readonly message: string;
    readonly range: {
      readonly start: { readonly line: number; readonly character: number };
      readonly end: { readonly line: number; readonly character: number };
    };
    getRule(): string | undefined;
  }

  export class ConfigOptions {
    constructor(projectRoot: PyrightUri);
    diagnosticRuleSet: Record<string, unknown>;
    defaultPythonVersion: unknown;
    checkOnlyOpenFiles: boolean;
    disableTaggedHints: boolean;
    initializeTypeCheckingMode(mode: string): void;
    static getDiagnosticRuleSet(mode: string): Record<string, unknown>;
  }

  export class Program {
    constructor(importResolver: object, options: ConfigOptions, services: object);
    setFileOpened(uri: PyrightUri, version: number, text: string, options: { isTracked: boolean }): void;
    setFileClosed(uri: PyrightUri, isTracked: boolean): void;
    markFilesDirty(uris: readonly PyrightUri[], evenIfUnchanged: boolean): void;
    analyzeFile(uri: PyrightUri): boolean;
    getSourceFile(
      uri: PyrightUri,
    ): { getDiagnostics(options: ConfigOptions): readonly PyrightDiagnostic[] | undefined } | undefined;
    handleMemoryHighUsage(): void;
  }

  export function createServiceProvider(...services: readonly object[]): object;
  export const NullConsole: new () => object;
  export const pythonVersion: unknown;
  export function setGetRawString(get: (key: string) => string): void;
  export class ParameterizedString {
    format(values: Readonly<Record<string, unknown>>): string;
    getFormatString(): string;
  }
}

declare module '*.pyi' {
  const text: string;
  export default text;
}
