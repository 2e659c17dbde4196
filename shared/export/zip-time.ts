/** Sizes and places of the ZIP format (APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16). */
const END = { mark: 0x06054b50, size: 22, entries: 10, directory: 16 } as const;
const ENTRY = { mark: 0x02014b50, size: 46, time: 12, name: 28, extra: 30, comment: 32, header: 42 } as const;
const HEADER = { mark: 0x04034b50, time: 10 } as const;
/** Midnight of 1 January 1980, the first moment that the format knows: time in the low half, date in the high one. */
const FIRST_MOMENT = 0x0021_0000;

/**
 * Writes the same time into every entry of a ZIP file without a comment, in place: the workbook's writer puts the clock's there and has no
 * option for it, so that the same export was other bytes two seconds later. When it was made stands inside, in its properties.
 */
export function withFirstTime(zip: Buffer): Buffer {
  const end = zip.length - END.size;
  if (end < 0 || zip.readUInt32LE(end) !== END.mark) throw new Error('no ZIP file, or one with a comment');
  let place = zip.readUInt32LE(end + END.directory);
  for (let left = zip.readUInt16LE(end + END.entries); left > 0; left -= 1) {
    const header = zip.readUInt32LE(place + ENTRY.header);
    if (zip.readUInt32LE(place) !== ENTRY.mark || zip.readUInt32LE(header) !== HEADER.mark)
      throw new Error('a ZIP file whose directory does not lead to its entries');
    zip.writeUInt32LE(FIRST_MOMENT, place + ENTRY.time);
    zip.writeUInt32LE(FIRST_MOMENT, header + HEADER.time);
    const long = [ENTRY.name, ENTRY.extra, ENTRY.comment].map((field) => zip.readUInt16LE(place + field));
    place += long.reduce((sum, length) => sum + length, ENTRY.size);
  }
  return zip;
}
