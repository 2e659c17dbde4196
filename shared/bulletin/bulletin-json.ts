import type { Bulletin } from '../domain/assessment/bulletin/bulletin.ts';

/**
 * The bulletin for machines. Without its timeline, which names the hands that edited and issued it: whoever reads a bulletin learns of
 * offices only.
 */
export function bulletinJson(bulletin: Bulletin): string {
  const { bulletinId, state, runId, period, scheme, resultsDigest, document, withdrawn } = bulletin;
  const published = { bulletinId, state, runId, period, scheme, resultsDigest, document, withdrawn };
  return `${JSON.stringify(published, null, 2)}\n`;
}
