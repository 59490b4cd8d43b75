import { describe, expect, it } from 'vitest';
import { bytesLiteral, parseBytesLiteral } from '../../../../ide/board/repl/python-bytes.ts';
import fc from '../../../property.ts';

describe('bytes as Python writes them', () => {
  it('come back as they were, and never hold what the raw REPL takes for a command', () => {
    fc.assert(
      fc.property(
        fc.uint8Array(),
        fc.constantFrom('dense' as const, 'escaped' as const),
        (bytes, dialect) => {
          const literal = bytesLiteral(bytes, dialect);
          expect(parseBytesLiteral(literal)).toEqual(bytes);
          expect([...literal].every((character) => character >= ' ')).toBe(true);
        },
      ),
    );
  });

  it('are what the board’s repr prints', () => {
    expect(parseBytesLiteral("b'it\\'s \"\\n\\r\\t\\\\\\x00\\xc3'")).toEqual(
      new Uint8Array([...Buffer.from('it\'s "\n\r\t\\'), 0, 0xc3]),
    );
    expect(parseBytesLiteral('b"it\'s"')).toEqual(new Uint8Array(Buffer.from("it's")));
    for (const text of ['', 'b', "b'", "'x'", "b'x", "b'\\q'", "b'x' "]) {
      expect(parseBytesLiteral(text)).toBeUndefined();
    }
  });
});
