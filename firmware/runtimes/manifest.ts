/** The two generations of board that MicroPython runs on: V1 is an nRF51822, V2 an nRF52833. */
export type BoardGeneration = 'v1' | 'v2';

export type RuntimeId = 'v1-1.1.1' | 'v1-1.0.1' | 'v2-2.1.2';

/** Where a runtime can be had. */
export type RuntimeOrigin =
  /** A file of the micro:bit Educational Foundation's Python editor, at one commit. */
  | { readonly kind: 'download'; readonly path: string }
  /** A Debian package: name, version, SHA-256 of the .deb and the hex inside it. */
  | {
      readonly kind: 'debian-package';
      readonly name: string;
      readonly version: string;
      readonly sha256: string;
      readonly file: string;
    };

/** A MicroPython runtime that we know and have tested. */
export interface KnownRuntime {
  readonly id: RuntimeId;
  readonly board: BoardGeneration;
  readonly version: string;
  /** One line for people: who made it. */
  readonly title: string;
  readonly licence: string;
  readonly origin: RuntimeOrigin;
  /** SHA-256 of the hex file as its origin has it. */
  readonly sha256: string;
  /** SHA-256 of the memory that the hex describes (`canonicalBytes`), however its lines are laid out. */
  readonly imageSha256: string;
  /** Length of the hex file in bytes. */
  readonly hexBytes: number;
  /** Bytes for files, in chunks of 128 that hold 126 each. */
  readonly fileSystemBytes: number;
}

/** Where the downloads are; `RuntimeOrigin.path` is below it. */
export const officialDownloadBase =
  'https://raw.githubusercontent.com/microbit-foundation/python-editor-v3/7232c4a2be20a755571d4f5327ef03d9c29841dc/';

/** Every runtime we know. For each board the first that is present is used: newest first. */
export const knownRuntimes: readonly KnownRuntime[] = [
  {
    id: 'v1-1.1.1',
    board: 'v1',
    version: '1.1.1',
    title: 'MicroPython for micro:bit V1, as in the official Python editor',
    licence: 'MIT',
    origin: { kind: 'download', path: 'src/micropython/microbit-micropython-v1.hex' },
    sha256: 'd3686e669677d456ece9d206a44b8acbe73ddf73e1a3211ff89b93972b953152',
    imageSha256: 'c568be18fbabc6f9e26952ee21b0179e367eeee2c77fba1fee0edaa788bc50d9',
    hexBytes: 635_792,
    fileSystemBytes: 28 * 1024,
  },
  {
    id: 'v1-1.0.1',
    board: 'v1',
    version: '1.0.1',
    title: 'MicroPython for micro:bit V1, built by Debian',
    licence: 'MIT',
    origin: {
      kind: 'debian-package',
      name: 'firmware-microbit-micropython',
      version: '1.0.1-4',
      sha256: '41b330f072d8b47efc2f228e09453c7a43fdae1a11c6c42d811fed08b6e31d3b',
      file: 'usr/share/firmware-microbit-micropython/firmware.hex',
    },
    sha256: 'b76c8e56b4566d7bcb3607ffa5402639b106e4784a0711c45c3573d90d85e9d5',
    imageSha256: '9a6f0c92422d73b84c303cda105fdde1b9f5fd2d5d731c9204852fda9d746b25',
    hexBytes: 670_788,
    fileSystemBytes: 15 * 1024,
  },
  {
    id: 'v2-2.1.2',
    board: 'v2',
    version: '2.1.2',
    title: 'MicroPython for micro:bit V2, as in the official Python editor',
    licence: 'MIT; the SoftDevice inside is under the licence of Nordic Semiconductor',
    origin: { kind: 'download', path: 'src/micropython/main/microbit-micropython-v2.hex' },
    sha256: '66fae07b71777e9e3a6b5122a27930b24cc0be5002ab9a67e92494c54a1645ef',
    imageSha256: 'a83366a2b5f542ff8c7a83da248eee33e0b1a02097efc827d372f9a69a4030b2',
    hexBytes: 1_239_726,
    fileSystemBytes: 20 * 1024,
  },
];
