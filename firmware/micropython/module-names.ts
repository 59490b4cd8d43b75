/**
 * Modules a program can import, on either board, besides `builtins`. Written out, and held against the API by a test:
 * what a file may be called is asked long before anybody needs the whole API.
 */
export const moduleNames: ReadonlySet<string> = new Set(
  (
    'antigravity array audio collections errno gc log love machine math microbit micropython music neopixel os power ' +
    'radio random speech struct sys this time uarray ucollections uerrno urandom ustruct usys utime'
  ).split(' '),
);
