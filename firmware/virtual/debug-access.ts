/**
 * What a debugger reaches through a chip's debug port: its memory map, word by word. Halting, registers and resets
 * are words in it too (ARMv6-M Architecture Reference Manual, DDI 0419, chapter C1): DHCSR, DCRSR, DCRDR, DEMCR,
 * DFSR and AIRCR. Everything happens at once, between two runs of the machine; no simulated time passes.
 */
export interface DebugAccess {
  /** Unsigned. The address is a multiple of 4. @throws {BusFault} */
  readWord(address: number): number;
  /** Flash takes words through the NVMC only, as for a program. @throws {BusFault} */
  writeWord(address: number, value: number): void;
}
