import type { BoardErrorCode } from './board.ts';

/** What a page can find out about its browser without asking anybody. */
export interface BrowserTraits {
  /** `isSecureContext`: https, or this computer itself. */
  readonly secure: boolean;
  readonly usb: boolean;
  readonly serial: boolean;
  /** Whether the page's permissions policy lets it use `usb` or `serial`; true where the browser does not tell. */
  readonly allows: (feature: 'usb' | 'serial') => boolean;
}

/**
 * Why a browser cannot go a way at all, seen before anything is tried. What an administrator forbids by enterprise
 * policy does not show here; the board that is tried then finds it.
 */
export function findObstacles(browser: BrowserTraits): Record<'usb' | 'serial', BoardErrorCode | undefined> {
  // A page that is not secure sees neither, whatever its browser could do.
  if (!browser.secure) return { usb: 'insecure-page', serial: 'insecure-page' };
  const usb = browser.usb ? (browser.allows('usb') ? undefined : 'forbidden-by-policy') : 'usb-unsupported';
  // Where there is no Web Serial (Chrome on Android), the port is reached over USB.
  const serial = browser.serial
    ? browser.allows('serial')
      ? undefined
      : 'forbidden-by-policy'
    : browser.usb
      ? usb
      : 'serial-unsupported';
  return { usb, serial };
}

/** This browser's. */
export function browserTraits(): BrowserTraits {
  const policy = (document as { featurePolicy?: { allowsFeature(name: string): boolean } }).featurePolicy;
  return {
    secure: isSecureContext,
    usb: 'usb' in navigator,
    serial: 'serial' in navigator,
    allows: (feature) => policy?.allowsFeature(feature) ?? true,
  };
}
