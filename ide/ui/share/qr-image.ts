import type { QrCode } from './qr-code.ts';

/** Pixels of a module in the picture that is saved: sharp on paper up to some 20 cm. */
const scale = 10;

/** The code as a picture for a text, a slide or a wall; undefined where the browser draws none. */
export async function qrPicture(code: QrCode): Promise<Blob | undefined> {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = code.size * scale;
  const context = canvas.getContext('2d');
  if (context === null) return undefined;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#000';
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) {
      if (code.isDark(x, y)) context.fillRect(x * scale, y * scale, scale, scale);
    }
  }
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/png'));
}
