import { BoardError } from '../../../ide/board/board.ts';
import type { ByteLink } from '../../../ide/board/repl/byte-link.ts';
import type { SerialWire } from './serial-wire.ts';

/** A wire as a {@link ByteLink}, with nothing of a browser in between. Made anew after the cable was out. */
export function wireLink(wire: SerialWire): ByteLink {
  return {
    write: (bytes) =>
      wire.send(bytes).catch((cause: unknown) => {
        throw new BoardError('unplugged', {}, { cause });
      }),
    onBytes: (listener) => wire.onBytes(listener),
    onLost: (listener) => {
      const end = wire.onPlug((plugged) => {
        if (plugged) return;
        end();
        listener('unplugged');
      });
      return end;
    },
  };
}
