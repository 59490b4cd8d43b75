import type { BoardGeneration } from '../runtimes/manifest.ts';

/**
 * Why a file is not a hex we can read. Lines count from 1; addresses are absolute.
 * The record format is Intel's "Hexadecimal Object File Format Specification", revision A, 1988, with the record
 * types that the micro:bit universal hex specification adds.
 */
export type HexProblem =
  | { readonly code: 'empty-file' }
  /** A character no hex file has: another kind of file, or one that a text editor changed. */
  | {
      readonly code: 'foreign-characters';
      readonly line: number;
      readonly column: number;
      readonly found: string;
    }
  /** The line is longer or shorter than the length it states. Counts are of hex digits after the colon. */
  | {
      readonly code: 'record-length';
      readonly line: number;
      readonly expected: number;
      readonly found: number;
    }
  | {
      readonly code: 'bad-checksum';
      readonly line: number;
      readonly expected: number;
      readonly found: number;
    }
  | { readonly code: 'unknown-record'; readonly line: number; readonly type: number }
  /** No end record: a download or copy that stopped. `line` is the last line that is there. */
  | { readonly code: 'cut-file'; readonly line: number }
  | { readonly code: 'data-after-end'; readonly line: number }
  | { readonly code: 'overlap'; readonly line: number; readonly address: number }
  | { readonly code: 'outside-flash'; readonly line: number; readonly address: number }
  /** A universal hex whose blocks do not follow each other as they must. */
  | { readonly code: 'bad-block'; readonly line: number }
  /** Made by MakeCode: its project is not a Python program. */
  | { readonly code: 'makecode' };

/** Why a readable hex gives no program, or not the one asked for. */
export type ContentProblem =
  /** Readable, but no MicroPython runtime is in it. */
  | { readonly code: 'not-micropython' }
  | {
      readonly code: 'wrong-board';
      readonly wanted: BoardGeneration;
      readonly found: readonly BoardGeneration[];
    }
  | { readonly code: 'no-files'; readonly board: BoardGeneration }
  /** The file system's chunks contradict each other. `detail` is for experts, in English. */
  | { readonly code: 'file-system-damaged'; readonly board: BoardGeneration; readonly detail: string }
  /** The halves of a universal hex hold different programs; `files` are the names that differ. */
  | { readonly code: 'different-programs'; readonly files: readonly string[] };

/** One file's share of the file system. */
export interface StoredFile {
  readonly name: string;
  /** Bytes of content. */
  readonly bytes: number;
  /** Bytes taken in flash: whole chunks of 128, header included. */
  readonly storedBytes: number;
}

/** Why a program cannot be put in a hex. */
export type ProgramProblem =
  | { readonly code: 'no-main'; readonly files: readonly string[] }
  | {
      readonly code: 'bad-file-name';
      readonly name: string;
      readonly reason: 'empty' | 'too-long' | 'not-text' | 'reserved';
      /** Length of the name in UTF-8 bytes and the most that MicroPython stores. */
      readonly bytes: number;
      readonly limit: number;
    }
  | {
      readonly code: 'too-big';
      readonly board: BoardGeneration;
      /** Bytes of flash the files need and the file system has, both in whole chunks of 128. */
      readonly usedBytes: number;
      readonly limitBytes: number;
      readonly files: readonly StoredFile[];
    }
  | { readonly code: 'missing-runtime'; readonly boards: readonly BoardGeneration[] };

export type ImageProblem = HexProblem | ContentProblem | ProgramProblem;

/** What can be done, or why not: every function of `firmware/image` that can be given bad input returns one. */
export type Outcome<Value, Problem> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: Problem };
