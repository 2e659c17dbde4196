import type { Bulletin } from '../domain/assessment/bulletin/bulletin.ts';

/**
 * The bulletin for machines. Without its timeline, which names the hands that edited and issued it: whoever reads a bulletin learns of
 * offices only.
 */
export function bulletinJson({ timeline: _, version: __, ...published }: Bulletin): string {
  return `${JSON.stringify(published, null, 2)}\n`;
}
