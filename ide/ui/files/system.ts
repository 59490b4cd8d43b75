/** The systems that name drives and folders differently, those of schools first. */
export const systems = ['chromeos', 'windows', 'macos', 'linux'] as const;
export type System = (typeof systems)[number];

/**
 * The system a page runs on, from the browser's description of itself (`navigator.userAgent`). What is none of
 * these gets the words for ChromeOS, and the others are one click away.
 */
export function systemOf(userAgent: string): System {
  if (/\bCrOS\b/.test(userAgent)) return 'chromeos';
  if (/\bWindows\b/.test(userAgent)) return 'windows';
  if (/\b(Macintosh|Mac OS X)\b/.test(userAgent)) return 'macos';
  if (/\b(Linux|X11)\b/.test(userAgent) && !/\bAndroid\b/.test(userAgent)) return 'linux';
  return 'chromeos';
}
