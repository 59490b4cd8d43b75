import type { BoardKind } from './board.ts';

/** The vendor and product every micro:bit's interface chip shows (Arm DAPLink). */
export const microbitUsb = { vendorId: 0x0d28, productId: 0x0204 } as const;

type Listed = Pick<SerialPort, 'getInfo'> & { readonly connected?: boolean };

/**
 * Whether a micro:bit is plugged in that this page may use without a question. Asks the browser only, so that no
 * code of a real board is loaded for a board that is not there.
 */
export async function isPluggedIn(kind: BoardKind): Promise<boolean> {
  const overUsb = async (): Promise<boolean> => {
    if (!('usb' in navigator)) return false;
    const devices = await navigator.usb.getDevices();
    return devices.some(
      ({ vendorId, productId }) => vendorId === microbitUsb.vendorId && productId === microbitUsb.productId,
    );
  };
  switch (kind) {
    case 'usb':
      return overUsb();
    case 'serial': {
      if (!('serial' in navigator)) return overUsb();
      const ports = await navigator.serial.getPorts();
      // Browsers of before 2024 list only ports that are plugged in, and do not say so (`connected` is not there).
      return ports.some(
        (port: Listed) => port.connected !== false && port.getInfo().usbVendorId === microbitUsb.vendorId,
      );
    }
    case 'virtual':
    case 'hex':
      return true;
  }
}
