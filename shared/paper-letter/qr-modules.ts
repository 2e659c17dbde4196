import { create } from 'qrcode';

/** A code as its dark modules; `size` of them on each side, and four light ones around it that the reader needs (ISO/IEC 18004). */
export interface QrModules {
  readonly size: number;
  readonly isDark: (row: number, column: number) => boolean;
}

/** Light modules around a code. */
export const QUIET_ZONE = 4;

/** Level M: a seventh of it may be lost to a fold or a stamp. */
export function qrModules(text: string): QrModules {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  return { size: modules.size, isDark: (row, column) => modules.get(row, column) === 1 };
}

/** The dark modules as one path, a module being one unit: `M4 4h1v1h-1z…`, the quiet zone included. */
export function qrPath({ size, isDark }: QrModules): string {
  const parts: string[] = [];
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++)
      if (isDark(row, column)) parts.push(`M${column + QUIET_ZONE} ${row + QUIET_ZONE}h1v1h-1z`);
  return parts.join('');
}
