/** DAPLink's USB ids, the same on every micro:bit. */
export const microbitFilter = { usbVendorId: 0x0d28, usbProductId: 0x0204 } as const;

/** A serial port as far as it is used: the browser's `SerialPort`, or the one made over WebUSB. */
export interface Port {
  /** The same as long as the board lives, where the way to it tells (WebUSB). */
  readonly serialNumber?: string | undefined;
  readonly readable: ReadableStream<Uint8Array> | null;
  readonly writable: WritableStream<Uint8Array> | null;
  open(options: { readonly baudRate: number; readonly bufferSize: number }): Promise<void>;
  close(): Promise<void>;
  setSignals(signals: { readonly break: boolean }): Promise<void>;
  getInfo(): { readonly usbVendorId?: number | undefined; readonly usbProductId?: number | undefined };
}

/** Where ports come from. What a browser refuses is thrown as its `DOMException`. */
export interface PortSource {
  /** Ports that this page may use and that are plugged in. The same port is the same object while it is plugged in. */
  list(): Promise<readonly Port[]>;
  /** Shows the browser's chooser; needs a click just before. */
  request(): Promise<Port>;
  /** A port that this page may use was plugged in, or out. Returns the function that ends it. */
  onChange(listener: (change: 'connect' | 'disconnect', port: Port) => void): () => void;
}

/** `navigator.serial`, as far as it is used. */
export interface SerialApi {
  getPorts(): Promise<Port[]>;
  requestPort(options: { filters: (typeof microbitFilter)[] }): Promise<Port>;
  addEventListener(type: 'connect' | 'disconnect', listener: (event: Event) => void): void;
  removeEventListener(type: 'connect' | 'disconnect', listener: (event: Event) => void): void;
}

export function isMicrobit(port: Port): boolean {
  const { usbVendorId, usbProductId } = port.getInfo();
  return usbVendorId === microbitFilter.usbVendorId && usbProductId === microbitFilter.usbProductId;
}

/** Web Serial. */
export function webSerialPorts(serial: SerialApi): PortSource {
  return {
    list: async () => (await serial.getPorts()).filter(isMicrobit),
    request: () => serial.requestPort({ filters: [microbitFilter] }),
    onChange: (listener) => {
      const hear = (event: Event): void => {
        // The event is dispatched at the port and bubbles to `navigator.serial` (Web Serial, 3.3 onconnect).
        const port = event.target as unknown as Port;
        if (isMicrobit(port)) listener(event.type === 'connect' ? 'connect' : 'disconnect', port);
      };
      serial.addEventListener('connect', hear);
      serial.addEventListener('disconnect', hear);
      return () => {
        serial.removeEventListener('connect', hear);
        serial.removeEventListener('disconnect', hear);
      };
    },
  };
}
