import type { PortSource, SerialApi } from './port-source.ts';
import { webSerialPorts } from './port-source.ts';
import { usbSerialPorts, type UsbApi } from './usb-port.ts';

/** What of `navigator` serial ports come from. */
export interface PortNavigator {
  readonly userAgent: string;
  readonly serial?: SerialApi;
  readonly usb?: UsbApi;
}

/**
 * This browser's serial ports: Web Serial, or WebUSB where there is none. Undefined when it has neither. On Android
 * Web Serial knows only Bluetooth, so WebUSB goes first there.
 */
export function browserPorts(browser: PortNavigator): PortSource | undefined {
  const { serial, usb, userAgent } = browser;
  if (serial !== undefined && !(usb !== undefined && /\bAndroid\b/.test(userAgent))) {
    return webSerialPorts(serial);
  }
  if (usb === undefined) return undefined;
  return usbSerialPorts(usb, () => import('web-serial-polyfill'));
}
