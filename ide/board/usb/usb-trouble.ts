import { BoardError, type BoardErrorCode } from '../board.ts';

/**
 * What browsers and the library say, as our codes. Chromium's texts are English whatever the language of the
 * browser (`third_party/blink/renderer/modules/webusb/usb.cc`, `usb_device.cc`); first match counts.
 */
const texts: readonly (readonly [RegExp, BoardErrorCode])[] = [
  [/No device selected/i, 'no-board-chosen'],
  // Asking for a board needs a click just before.
  [/user gesture/i, 'no-board-chosen'],
  [/permissions? policy|disallowed by|is disabled/i, 'forbidden-by-policy'],
  [/Unable to claim interface|already claimed/i, 'board-in-use'],
  [/No valid interfaces found/i, 'old-daplink'],
  [/device was disconnected|device unavailable|NotFoundError/i, 'unplugged'],
  [/Access denied/i, 'access-denied'],
  [/timed? ?out|Timeout/i, 'no-answer'],
];

/** Codes of the library's `DeviceError`. */
const libraryCodes: Readonly<Record<string, BoardErrorCode>> = {
  unsupported: 'usb-unsupported',
  'no-device-selected': 'no-board-chosen',
  'device-in-use': 'board-in-use',
  'device-disconnected': 'unplugged',
  timeout: 'no-answer',
  'firmware-update-required': 'old-daplink',
};

/** An error of the browser or the library as ours; ours, and an abort, stay what they are. */
export function usbTrouble(error: unknown): Error {
  if (error instanceof BoardError) return error;
  if (error instanceof Error && error.name === 'AbortError' && isOurAbort(error)) return error;
  const code = codeOf(error);
  return new BoardError(code, {}, { cause: error });
}

/** The browser too calls a transfer that was cut short an `AbortError`; only ours come from an abort signal. */
function isOurAbort(error: Error): boolean {
  return !/transfer was cancelled/i.test(error.message);
}

function codeOf(error: unknown): BoardErrorCode {
  if (!(error instanceof Error)) return 'connection-failed';
  if ('code' in error && typeof error.code === 'string') {
    const known = libraryCodes[error.code];
    if (known !== undefined) return known;
  }
  const said = `${error.name}: ${error.message}`;
  const [, code] = texts.find(([pattern]) => pattern.test(said)) ?? [];
  return code ?? 'connection-failed';
}

/**
 * Answers that belong to other questions (left over from a page that was reloaded while it polled), and a debug port
 * that did not get ready: another connection often finds everything in order.
 */
export function isWorthAnotherTry(error: unknown): boolean {
  for (let one = error; one instanceof Error; one = one.cause) {
    if (/Bad response|Bad status|No device opened|Transfer /.test(one.message)) return true;
  }
  return false;
}

/** The same for whoever needs a code, of an abort too. */
export function asBoardError(error: unknown): BoardError {
  const trouble = usbTrouble(error);
  return trouble instanceof BoardError
    ? trouble
    : new BoardError('connection-failed', {}, { cause: trouble });
}
