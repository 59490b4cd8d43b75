import type { BoardErrorCode } from '../board.ts';

/**
 * A two-way line of bytes to a board's UART (115200 baud, 8N1): a serial port, or DAPLink's serial commands over
 * USB. Everything about MicroPython's prompt is written on top of it.
 */
export interface ByteLink {
  /** Resolves when the bytes have left this computer. @throws {BoardError} when the line is gone */
  write(bytes: Uint8Array): Promise<void>;
  /** What the board sends, as it arrives. Returns the function that ends it. */
  onBytes(listener: (bytes: Uint8Array) => void): () => void;
  /** The line is gone (cable, power, another program); told once. Returns the function that ends it. */
  onLost(listener: (reason: BoardErrorCode) => void): () => void;
}
