import { MicropythonFsHex, getIntelHexAppendedScript } from '@microbit/microbit-fs';
import type { Program } from '../program.ts';
import { endOfFileRecord, imageRecords } from './hex-records.ts';
import type { ContentProblem, Outcome, ProgramProblem, StoredFile } from './image-problem.ts';
import { joinSegments, readImage, sliceImage, type MemoryImage, type MemorySegment } from './memory-image.ts';
import { appendedScript, type RuntimeLayout } from './runtime-layout.ts';

/** Bytes of UTF-8 in a file name, at most: MAX_FILENAME_LENGTH of MicroPython's filesystem.c. */
export const nameLimit = 120;

/** filesystem.c: chunks of 128 bytes; a file's first begins with 0xFE, offset of its end, length of its name. */
const chunk = { bytes: 128, fileStart: 0xfe, endOffset: 1, nameLength: 2, name: 3 };

/** Names that JavaScript objects treat specially, and microbit-fs keeps files in one. */
const reservedNames: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** The file system's part of flash, with what each file takes of it. */
export interface WrittenFiles {
  readonly image: MemoryImage;
  readonly files: readonly StoredFile[];
  readonly usedBytes: number;
  readonly limitBytes: number;
}

/**
 * The file system of one runtime. microbit-fs decides where every byte goes; it is given only the runtime's
 * skeleton, a few dozen bytes, so that its work grows with the program and not with the runtime.
 */
export class FileSystem {
  private readonly hex: MicropythonFsHex;

  constructor(private readonly layout: RuntimeLayout) {
    this.hex = new MicropythonFsHex(textOf(layout.skeleton));
  }

  /** Bytes for files, in whole chunks. */
  get limitBytes(): number {
    return this.hex.getStorageSize();
  }

  /** Flash as the file system with these files says it is; nothing of the runtime. */
  write(program: Program): Outcome<WrittenFiles, ProgramProblem> {
    this.load(program);
    const files = [...program.files].map(([name, content]) => ({
      name,
      bytes: content.length,
      storedBytes: this.hex.size(name),
    }));
    const usedBytes = files.reduce((sum, file) => sum + file.storedBytes, 0);
    const { limitBytes } = this;
    if (usedBytes > limitBytes) {
      const { board } = this.layout;
      return { ok: false, problem: { code: 'too-big', board, usedBytes, limitBytes, files } };
    }
    const image = this.filesIn(this.hex.getIntelHexBytes(), usedBytes);
    for (const [name, content] of program.files) {
      if (content.length === 0) markEmpty(image, name);
    }
    return { ok: true, value: { image, files, usedBytes, limitBytes } };
  }

  /**
   * The parts of flash that microbit-fs wrote: whole chunks one after the other, the first being a file's, then
   * what is not erased (the mark of the page that MicroPython keeps free to move files).
   */
  private filesIn(flash: Uint8Array, usedBytes: number): MemoryImage {
    const { filesStart, filesEnd } = this.layout;
    let address = filesStart;
    const segments: MemorySegment[] = [];
    const skipErased = (): boolean => {
      while (address < filesEnd && flash[address] === 0xff) address++;
      return address < filesEnd;
    };
    if (skipErased()) segments.push({ address, bytes: flash.slice(address, address + usedBytes) });
    address += usedBytes;
    while (skipErased()) {
      const start = address;
      while (address < filesEnd && flash[address] !== 0xff) address++;
      segments.push({ address: start, bytes: flash.slice(start, address) });
    }
    return joinSegments(segments);
  }

  private load(program: Program): void {
    for (const name of this.hex.ls()) this.hex.remove(name);
    for (const [name, content] of program.files) {
      // microbit-fs refuses empty files, which the board has: a file of one erased byte takes the same flash
      // (see markEmpty).
      this.hex.write(name, content.length > 0 ? content : Uint8Array.of(0xff));
    }
  }
}

/** Turns a file of one erased byte (0xFF) into an empty one: only its end moves. */
function markEmpty(image: MemoryImage, name: string): void {
  const nameBytes = new TextEncoder().encode(name);
  for (const { bytes } of image) {
    for (let at = 0; at + chunk.bytes <= bytes.length; at += chunk.bytes) {
      if (bytes[at] !== chunk.fileStart || bytes[at + chunk.nameLength] !== nameBytes.length) continue;
      if (nameBytes.every((byte, index) => bytes[at + chunk.name + index] === byte)) {
        bytes[at + chunk.endOffset] = 2 + nameBytes.length;
        return;
      }
    }
  }
}

/** What keeps a program from any board, whatever its size. */
export function checkProgram(program: Program): ProgramProblem | undefined {
  for (const name of program.files.keys()) {
    const bytes = new TextEncoder().encode(name).length;
    const bad = (reason: 'empty' | 'too-long' | 'not-text' | 'reserved'): ProgramProblem => {
      return { code: 'bad-file-name', name, reason, bytes, limit: nameLimit };
    };
    if (name === '') return bad('empty');
    if (bytes > nameLimit) return bad('too-long');
    // A half of a surrogate pair has no UTF-8, and a zero byte ends names in Python's C code.
    if (/\p{Surrogate}|\0/u.test(name)) return bad('not-text');
    if (reservedNames.has(name)) return bad('reserved');
  }
  return program.files.has('main.py') ? undefined : { code: 'no-main', files: [...program.files.keys()] };
}

/** The files in an image, those of the old editors that appended one script included. */
export function readFiles(image: MemoryImage, layout: RuntimeLayout): Outcome<Program, ContentProblem> {
  const { board } = layout;
  const area = sliceImage(image, layout.filesStart, layout.filesEnd);
  const text = textOf(joinSegments([...layout.skeleton, ...area]));
  const files = new Map<string, Uint8Array>();
  if (board === 'v1' && isAppended(image)) {
    const script = getIntelHexAppendedScript(
      textOf(sliceImage(image, appendedScript.start, appendedScript.end)),
    );
    if (script) files.set('main.py', new TextEncoder().encode(script));
  }
  try {
    const reader = new MicropythonFsHex(textOf(layout.skeleton));
    for (const name of hasFiles(area) ? reader.importFilesFromIntelHex(text) : []) {
      files.set(name, reader.readBytes(name));
    }
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { ok: false, problem: { code: 'file-system-damaged', board, detail } };
  }
  if (files.size === 0) return { ok: false, problem: { code: 'no-files', board } };
  return { ok: true, value: { files } };
}

function isAppended(image: MemoryImage): boolean {
  const [first, second] = readImage(image, appendedScript.start, 2);
  return first === 0x4d && second === 0x50; // "MP"
}

/** True when a chunk of the area begins a file. */
function hasFiles(area: MemoryImage): boolean {
  return area.some(({ address, bytes }) => {
    const first = (chunk.bytes - (address % chunk.bytes)) % chunk.bytes;
    for (let at = first; at < bytes.length; at += chunk.bytes) {
      if (bytes[at] === chunk.fileStart) return true;
    }
    return false;
  });
}

function textOf(image: MemoryImage): string {
  return `${imageRecords(image)}${endOfFileRecord}\n`;
}
