import type { BoardInput } from '../../../firmware/virtual/microbit-io.ts';

/**
 * Simulated milliseconds for which a button stays down, or up, at least. MicroPython looks at its buttons every 6 ms
 * and believes what it sees several times in a row (microbit_button_tick, microbit/microbitbutton.cpp).
 */
export const shortestHold = 80;

/** Changes of one button that may wait; of somebody who drums on a slow computer the first ones are let go. */
const mostWaiting = 8;

interface Contact {
  /** Simulated time before which its state stays what it is. */
  earliest: number;
  readonly waiting: BoardInput[];
}

/**
 * Holds presses for as long as the board needs to feel them. On a busy computer "down" and "up" of a quick click come
 * to the worker together, and a board at half of real time feels half of each: without this a press would be lost.
 */
export class FeltInputs {
  private readonly contacts = new Map<string, Contact>();

  /** @param apply gives an input to the board. */
  constructor(private readonly apply: (input: BoardInput) => void) {}

  /** Takes an input at a simulated time: it is applied now, or waits for its turn. */
  take(input: BoardInput, time: number): void {
    const name = contactOf(input);
    if (name === undefined) {
      this.apply(input);
      return;
    }
    const contact = this.contacts.get(name) ?? { earliest: 0, waiting: [] };
    this.contacts.set(name, contact);
    contact.waiting.push(input);
    // A press and its release.
    if (contact.waiting.length > mostWaiting) contact.waiting.splice(0, 2);
    this.pass(contact, time);
  }

  /** Simulated time has passed. */
  follow(time: number): void {
    for (const contact of this.contacts.values()) this.pass(contact, time);
  }

  private pass(contact: Contact, time: number): void {
    if (time < contact.earliest) return;
    const next = contact.waiting.shift();
    if (next === undefined) return;
    contact.earliest = time + shortestHold;
    this.apply(next);
  }
}

function contactOf(input: BoardInput): string | undefined {
  if (input.type === 'press' || input.type === 'release') return `button ${input.button}`;
  return input.type === 'touch' ? `pin ${String(input.pin)}` : undefined;
}
