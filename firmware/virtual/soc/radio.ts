import { InertPeripheral } from './inert-peripheral.ts';
import type { PeripheralHost } from './peripheral.ts';
import type { RadioMedium, RadioPacket } from './radio-medium.ts';
export class Radio extends InertPeripheral {
  constructor(
    host: PeripheralHost,
    base: number,
    readonly ram: Uint8Array,
    readonly ramBase: number,
  ) {
    super(host, base);
  }
  setMedium(_medium: RadioMedium | null): void {}
  deliver(_packet: RadioPacket): void {}
}
