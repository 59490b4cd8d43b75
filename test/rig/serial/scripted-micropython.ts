import type { ByteLink } from '../../../ide/board/repl/byte-link.ts';
import { blockHash, fileHash } from '../../../ide/board/repl/file-hash.ts';
import {
  bytesLiteral,
  latin1,
  latin1Bytes,
  parseBytesLiteral,
} from '../../../ide/board/repl/python-bytes.ts';

/** How a V2's runtime talks: MicroPython 1.18, micro:bit 2.1.2 (codal_port/main.c, modos.c, shared/runtime/pyexec.c). */
const words = {
  banner:
    'MicroPython v1.18 on 2023-10-30; micro:bit v2.1.2 with nRF52833\r\nType "help()" for more information.\r\n>>> ',
  rawBanner: 'raw REPL; CTRL-B to exit\r\n>',
  softReboot: 'MPY: soft reboot\r\n',
  noSpace: 'OSError: [Errno 28] ENOSPC',
} as const;

const chunkData = 126;

/** Names as they stand between commas. */
const nameExpressions =
  /str\(b(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"),'utf8'\)|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g;

/**
 * A micro:bit V2 as far as the raw REPL and its files go: there is no emulator of one. It understands the sentences
 * that `ide/board/repl` says and no other Python, and answers in the words of MicroPython 1.18. What it answers to
 * anything else is a SyntaxError, so that a sentence that is new here fails the tests.
 */
export class ScriptedMicropython {
  readonly files = new Map<string, Uint8Array>();
  /** What `main.py` prints when it starts, whatever is in it. */
  prints = '';
  starts = 0;
  readonly link: ByteLink;
  private mode: 'program' | 'friendly' | 'raw' = 'program';
  private line = '';
  private readonly listeners = new Set<(bytes: Uint8Array) => void>();
  private open: { name: string; bytes: number[] } | undefined;
  private blocks: Uint8Array[] = [];

  /** @param chunks of 128 bytes in its file system */
  constructor(private readonly chunks = 160) {
    this.link = {
      write: async (bytes) => {
        await Promise.resolve();
        for (const character of latin1(bytes)) this.hear(character);
      },
      onBytes: (listener) => {
        this.listeners.add(listener);
        return () => this.listeners.delete(listener);
      },
      onLost: () => () => undefined,
    };
  }

  private say(text: string): void {
    for (const listener of [...this.listeners]) listener(latin1Bytes(text));
  }

  private hear(character: string): void {
    if (this.mode === 'program') {
      if (character !== '\x03') return;
      this.mode = 'friendly';
      this.say(
        `Traceback (most recent call last):\r\n  File "main.py", line 1, in <module>\r\nKeyboardInterrupt: \r\n`,
      );
      this.say(words.banner);
    } else if (this.mode === 'friendly') this.atPrompt(character);
    else this.atRawPrompt(character);
  }

  private atPrompt(character: string): void {
    if (character === '\x01') {
      this.mode = 'raw';
      this.line = '';
      this.say(`\r\n${words.rawBanner}`);
    } else if (character === '\x02') this.say(`\r\n${words.banner}`);
    else if (character === '\x03') this.say('\r\n>>> ');
    else if (character === '\x04') {
      this.mode = 'program';
      this.starts += 1;
      this.say(`\r\n${words.softReboot}${this.prints}`);
    }
  }

  private atRawPrompt(character: string): void {
    if (character === '\x01') {
      this.line = '';
      this.say(words.rawBanner);
    } else if (character === '\x02') {
      this.mode = 'friendly';
      this.say(`\r\n${words.banner}`);
    } else if (character === '\x03') this.line = '';
    else if (character === '\x04') {
      const code = this.line;
      this.line = '';
      if (code === '') this.say(`OK\r\n${words.softReboot}${words.rawBanner}`);
      else this.execute(code);
    } else this.line += character;
  }

  private execute(code: string): void {
    let output = '';
    let error = '';
    try {
      output = sentences(code)
        .map((sentence) => this.understand(sentence))
        .join('');
    } catch (reason) {
      error = `Traceback (most recent call last):\r\n  File "<stdin>", line 1, in <module>\r\n${(reason as Error).message}\r\n`;
    }
    this.say(`OK${output}\x04${error}\x04>`);
  }

  private understand(sentence: string): string {
    const match = (pattern: RegExp): string[] | undefined => {
      const found = pattern.exec(sentence);
      return found === null ? undefined : [...found].slice(1);
    };
    if (match(/^(import [a-z,]+|microbit\.display\.clear\(\)|u=os\.uname\(\)|P=\(1<<60\)-93)$/)) return '';
    if (match(/^def [A-Z]\(/)) return '';
    if (match(/^print\(u\[2\],u\[4\]\[-8:\],machine\.unique_id\(\)\)$/)) {
      return "2.1.2 nRF52833 b'\\x01\\x02\\x03\\x04\\x05\\x06\\x07\\x08'\r\n";
    }
    const listed = match(/^L\((.*)\)$/);
    if (listed) return this.list(listed[0] ?? '');
    const described = match(/^B\((.*),(\d+)\)$/);
    if (described) {
      const blocks = cut(this.file(described[0] ?? ''), Number(described[1]));
      return blocks.map((block) => `${blockHash(block).toString(16)} `).join('');
    }
    const removed = match(/^try:os\.remove\((.*)\)\nexcept OSError:pass$/);
    if (removed) {
      this.files.delete(nameIn(removed[0] ?? ''));
      return '';
    }
    const read = match(
      /^f=open\((.*),'rb'\);o=\[\];i=0\nwhile 1:\n b=f\.read\((\d+)\)\n if not b:break\n o\.append\(/,
    );
    if (read) {
      this.blocks = cut(this.file(read[0] ?? ''), Number(read[1]));
      return '';
    }
    const written = match(/^f=open\((.*),'wb'\);w=f\.write$/);
    if (written) {
      const name = nameIn(written[0] ?? '');
      this.files.delete(name);
      this.open = { name, bytes: [] };
      this.checkRoom();
      return '';
    }
    const piece = match(/^w\((b.*)\)$/s);
    const bytes = piece && parseBytesLiteral(piece[0] ?? '');
    if (bytes) return this.write(bytes);
    const copied = match(/^for b in o\[(\d+):(\d+)\]:w\(b\)$/);
    if (copied) {
      for (const block of this.blocks.slice(Number(copied[0]), Number(copied[1]))) this.write(block);
      return '';
    }
    if (match(/^f\.close\(\)(;o=0)?$/)) {
      if (this.open) this.files.set(this.open.name, Uint8Array.from(this.open.bytes));
      this.open = undefined;
      return '';
    }
    throw new Error(`SyntaxError: invalid syntax: ${sentence}`);
  }

  private write(bytes: Uint8Array): string {
    for (const byte of bytes) this.open?.bytes.push(byte);
    this.checkRoom();
    return '';
  }

  private checkRoom(): void {
    const sizes = [...this.files].map(([name, content]) => chunksFor(name, content.length));
    if (this.open) sizes.push(chunksFor(this.open.name, this.open.bytes.length));
    if (sizes.reduce((sum, size) => sum + size, 0) <= this.chunks) return;
    // As the board does: the file that does not fit is gone.
    this.open = undefined;
    throw new Error(words.noSpace);
  }

  private list(names: string): string {
    const hashed = (names.match(nameExpressions) ?? []).map(nameIn);
    return [...this.files]
      .map(([name, content]) => {
        const hash = hashed.includes(name) ? fileHash(content) : '-';
        return `${content.length.toString()} ${hash} ${bytesLiteral(new TextEncoder().encode(name))}\r\n`;
      })
      .join('');
  }

  private file(expression: string): Uint8Array {
    const content = this.files.get(nameIn(expression));
    if (content === undefined) throw new Error('OSError: [Errno 2] ENOENT');
    return content;
  }
}

/** A script cut into sentences: a line with the indented ones below it, `except` with its `try`. */
function sentences(code: string): readonly string[] {
  const found: string[] = [];
  for (const line of code.split('\n')) {
    const last = found.length - 1;
    const goesOn =
      /^( |except )/.test(line) || (line.startsWith('while 1:') && found[last]?.endsWith('i=0') === true);
    if (goesOn && last >= 0) found[last] = `${found[last] ?? ''}\n${line}`;
    else found.push(line);
  }
  return found;
}

function nameIn(expression: string): string {
  const inner = /^str\((b.*),'utf8'\)$/s.exec(expression)?.[1];
  const bytes = parseBytesLiteral(inner ?? `b${expression}`);
  return new TextDecoder().decode(bytes);
}

function cut(content: Uint8Array, size: number): Uint8Array[] {
  const blocks: Uint8Array[] = [];
  for (let at = 0; at < content.length; at += size) blocks.push(content.slice(at, at + size));
  return blocks;
}

function chunksFor(name: string, size: number): number {
  return Math.floor((2 + new TextEncoder().encode(name).length + size) / chunkData) + 1;
}
