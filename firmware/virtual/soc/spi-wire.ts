/** A device on SPI lines: for each byte shifted out to it, it gives the byte shifted in. */
export interface SpiDevice {
  transfer(mosi: number): number;
}

/** SCK, MOSI and MISO with at most one device (chip select is an ordinary pin the device can listen to). */
export class SpiWire {
  device: SpiDevice | null = null;

  attach(device: SpiDevice): () => void {
    this.device = device;
    return () => {
      if (this.device === device) this.device = null;
    };
  }
}
