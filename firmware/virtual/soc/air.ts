import type { RadioMedium, RadioPacket } from './radio-medium.ts';
import type { RadioPort } from './soc.ts';

/**
 * A room in which every radio hears every other one, equally well. Two packets at once on one
 * frequency are not disturbed: a radio that receives one simply misses the other.
 *
 * The chips must run in step: let each run the same short stretch in turn (a bit of time, such as
 * 100 us, is enough for packets; one that comes from "later" waits, one from "earlier" arrives late by
 * up to that stretch).
 */
export class Air {
  readonly #radios = new Set<RadioPort>();

  /** dB lost on the way. */
  constructor(private readonly loss = 50) {}

  /** Puts a radio into the room; the function takes it out. */
  join(radio: RadioPort): () => void {
    const medium: RadioMedium = {
      noise: -100,
      transmit: (packet: RadioPacket, cycle: number) => {
        const heard = { ...packet, power: packet.power - this.loss };
        for (const other of this.#radios) if (other !== radio) other.deliver(heard, cycle);
      },
    };
    this.#radios.add(radio);
    radio.setMedium(medium);
    return () => {
      this.#radios.delete(radio);
      radio.setMedium(null);
    };
  }
}
