/*
 * Hashes that the board computes in native code: a file as one big number, modulo a prime. A loop over bytes in
 * MicroPython takes about 100 us a byte on V1; this takes 40.
 */

/** Bytes that are taken at a time, and by which the number grows. */
const stride = 128;

/** The largest prime under 2^60. Not 2^61-1: modulo that, bytes 61 apart could be swapped unseen. */
const modulus = (1n << 60n) - 93n;

/**
 * Defines `H(name)`: the hash of a file. Files of other sizes may have the same one (zeros at the beginning), so
 * sizes are compared as well.
 */
export const hashScript = `P=(1<<60)-93
def H(n):
 h=0
 f=open(n,'rb')
 while 1:
  b=f.read(${stride.toString()})
  if not b:break
  h=((h<<${(8 * stride).toString()})+int.from_bytes(b,'big'))%P
 f.close()
 return '%x'%h`;

/** What `H` on the board gives for a file with these bytes. */
export function fileHash(bytes: Uint8Array): string {
  let hash = 0n;
  for (let at = 0; at < bytes.length; at += stride) {
    hash = ((hash << BigInt(8 * stride)) + bigEndian(bytes.subarray(at, at + stride))) % modulus;
  }
  return hash.toString(16);
}

function bigEndian(bytes: Uint8Array): bigint {
  let text = '0x0';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return BigInt(text);
}

/** The largest prime under 2^24: a block's hash is a hint, six digits on the line. What it leads to is verified. */
export const blockModulus = 16_777_213;

/** Defines `B(name, size)`: prints the hash of each block of a file. */
export const blocksScript = `def B(n,k):
 f=open(n,'rb')
 while 1:
  b=f.read(k)
  if not b:break
  print('%x'%(int.from_bytes(b,'big')%${blockModulus.toString()}),end=' ')
 f.close()`;

/** A block's hash as a number. */
export function blockHash(bytes: Uint8Array): number {
  let hash = 0;
  for (const byte of bytes) hash = (hash * 256 + byte) % blockModulus;
  return hash;
}
