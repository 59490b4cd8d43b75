import type { MadeHex } from '../../session/file-work.ts';

/** Fired at the window when Run has made a file instead of running it: `<pensa-file-door>` hands it over. */
export const hexMade = 'hex-made';

export function announceHex(made: MadeHex): void {
  dispatchEvent(new CustomEvent<MadeHex>(hexMade, { detail: made }));
}
