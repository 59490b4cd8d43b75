import type { BoardInput } from '../../../firmware/virtual/microbit-io.ts';

/**
 * The world around the board, which does not change because a program starts again: a warm room stays warm,
 * a button that is held stays down. What happens once (a shake, a reset, a typed letter) is not kept.
 * Iterating gives the inputs that bring a fresh board into this world.
 */
export class LastingInputs implements Iterable<BoardInput> {
  private readonly inputs = new Map<string, BoardInput>();

  remember(input: BoardInput): void {
    switch (input.type) {
      case 'temperature':
      case 'acceleration':
      case 'light':
      case 'magneticField':
        this.inputs.set(input.type, input);
        break;
      case 'voltage':
      case 'touch':
        this.inputs.set(`${input.type} ${String(input.pin)}`, input);
        break;
      case 'press':
        this.inputs.set(`button ${input.button}`, input);
        break;
      case 'release':
        this.inputs.delete(`button ${input.button}`);
        break;
      case 'gesture':
      case 'serial':
      case 'reset':
        break;
    }
  }

  [Symbol.iterator](): Iterator<BoardInput> {
    return this.inputs.values();
  }
}
