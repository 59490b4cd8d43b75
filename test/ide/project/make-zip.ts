import { deflateRawSync } from 'node:zlib';
import { crc32 } from '../../../ide/project/crc32.ts';

/** An entry of a zip as a test wants it: every number can be a lie. */
export interface ZipPart {
  readonly name: string | Uint8Array;
  readonly content: string | Uint8Array;
  /** 0 stored, 8 DEFLATE (the default), or what is not read. */
  readonly method?: number;
  readonly flags?: number;
  readonly madeBy?: number;
  readonly mode?: number;
  readonly size?: number;
  readonly packedSize?: number;
  readonly check?: number;
  /** Where the list says it begins. */
  readonly from?: number;
  readonly ownName?: string;
}

/** Writes a zip byte by byte (APPNOTE.TXT 4.3), with whatever lies the parts tell. */
export function makeZip(parts: readonly ZipPart[], comment = ''): Uint8Array {
  const whole: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const part of parts) {
    const content = Buffer.from(part.content);
    const method = part.method ?? 8;
    const packed = method === 8 ? deflateRawSync(content) : content;
    const name = Buffer.from(part.name);
    const ownName = Buffer.from(part.ownName ?? part.name);
    const utf8 = typeof part.name === 'string' && [...part.name].some((letter) => letter > '\x7f');
    const middle = Buffer.alloc(24);
    middle.writeUInt16LE(20, 0);
    middle.writeUInt16LE(part.flags ?? (utf8 ? 0x800 : 0), 2);
    middle.writeUInt16LE(method, 4);
    middle.writeUInt32LE(part.check ?? crc32(content), 10);
    middle.writeUInt32LE(part.packedSize ?? packed.length, 14);
    middle.writeUInt32LE(part.size ?? content.length, 18);
    middle.writeUInt16LE(name.length, 22);
    const own = Buffer.from(middle);
    own.writeUInt16LE(ownName.length, 22);
    whole.push(u32(0x04034b50), own, Buffer.alloc(2), ownName, packed);
    const rest = Buffer.alloc(16);
    rest.writeUInt32LE(((part.mode ?? 0) << 16) >>> 0, 8);
    rest.writeUInt32LE(part.from ?? at, 12);
    const madeBy = Buffer.from([20, part.madeBy ?? 0]);
    list.push(u32(0x02014b50), madeBy, middle, rest, name);
    at += 30 + ownName.length + packed.length;
  }
  const listed = Buffer.concat(list);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(at, 12);
  end.writeUInt16LE(comment.length, 16);
  return Uint8Array.from(Buffer.concat([...whole, listed, u32(0x06054b50), end, Buffer.from(comment)]));
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
