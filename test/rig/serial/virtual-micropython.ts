import { createHexImage } from '../../../firmware/image/hex-image.ts';
import { flashImageFromHex, type FlashImage } from '../../../firmware/image/hex-contents.ts';
import type { Program } from '../../../firmware/program.ts';
import { createVirtualMicrobit } from '../../../firmware/virtual/create-virtual-microbit.ts';
import type { VirtualMicrobit } from '../../../firmware/virtual/virtual-microbit.ts';

/** The hex of a V1 runtime with a program. */
export function hexWith(runtimeHex: string, program: Program): string {
  const image = createHexImage({ v1: runtimeHex });
  if (!image.ok) throw new Error(JSON.stringify(image.problem));
  const built = image.value.build(program, 'v1');
  if (!built.ok) throw new Error(JSON.stringify(built.problem));
  return built.value.hex;
}

/** What flash holds of a V1 runtime with a program. */
export function flashWith(runtimeHex: string, program: Program): FlashImage {
  const flash = flashImageFromHex(hexWith(runtimeHex, program), 'v1');
  if (!flash.ok) throw new Error(JSON.stringify(flash.problem));
  return flash.value;
}

/** A virtual micro:bit with a V1 runtime and a program, before its first moment. */
export function microbitWith(runtimeHex: string, program: Program, seed = 1): VirtualMicrobit {
  return createVirtualMicrobit({ ...flashWith(runtimeHex, program), seed });
}
