/** A device on an I2C bus, as its controller sees it. Methods are called in order of time. */
export interface I2cDevice {
  /** A (repeated) start with this device's address. True acknowledges. */
  start(read: boolean): boolean;
  /** A byte from the controller. True acknowledges. */
  write(byte: number): boolean;
  /** The next byte for the controller; the device always answers. */
  read(): number;
  /** Stop condition, or a repeated start for somebody else. */
  stop(): void;
}

/** The two wires of an I2C bus with the devices on them, by 7-bit address. */
export class I2cWire {
  readonly #devices = new Map<number, I2cDevice>();

  /** Puts a device on the wire; another one with that address is replaced. Returns a function that takes it off. */
  attach(address: number, device: I2cDevice): () => void {
    this.#devices.set(address, device);
    return () => {
      if (this.#devices.get(address) === device) this.#devices.delete(address);
    };
  }

  /** The device that answers to a 7-bit address. */
  deviceAt(address: number): I2cDevice | undefined {
    return this.#devices.get(address);
  }
}
