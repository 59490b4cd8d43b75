/**
 * Names of a project's files that come from outside (a zip, a link). A project is one flat folder, as a board is,
 * and is unpacked on every system: so a name is a name on each of them, and what is seen is what it is.
 */

/** UTF-8 bytes: what the file system of a micro:bit stores (firmware/image/file-system.ts). */
const nameLimit = 120;

/** Devices of Windows, under any ending. */
const windowsDevice = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
/** What separates folders, what Windows forbids, and control characters. */
const forbidden = /[/\\:*?"<>|\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}]/u;
/** Characters that are not seen, or turn the reading direction of the others (Unicode class Cf). */
const unseen = /\p{Cf}/u;

/** True for a name that is one file in the folder on every system, reads as it is, and is no name of JavaScript's. */
export function isSafeFileName(name: string): boolean {
  return (
    name !== '' &&
    !forbidden.test(name) &&
    !unseen.test(name) &&
    !/^\s|[. ]$/.test(name) &&
    !/^\.+$/.test(name) &&
    !windowsDevice.test(name) &&
    // `__proto__`, `constructor`: harmless as a key here, and not worth finding out where it is not.
    !(name in {}) &&
    new TextEncoder().encode(name).length <= nameLimit
  );
}

/** As everywhere a project gets its name. */
const projectNameLimit = 80;

/** A project's name from outside as it may be shown: without what is not seen, and not endless. */
export function plainProjectName(name: string): string {
  return [...name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]+/gu, ' ').trim()]
    .slice(0, projectNameLimit)
    .join('')
    .trim();
}

/** Longest name of a project in a file's name: a FAT drive and every file manager show it whole. */
const fileNameLimit = 40;

/**
 * A file name that every system and the MICROBIT drive take: `microbit-la-catena-del-freddo.hex`. The first word
 * keeps away from names that Windows reserves (CON, NUL).
 */
export function downloadName(projectName: string, ending: 'hex' | 'zip' | 'png'): string {
  const plain = projectName
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, fileNameLimit)
    .replace(/^-+|-+$/g, '');
  return `microbit-${plain === '' ? 'program' : plain}.${ending}`;
}
