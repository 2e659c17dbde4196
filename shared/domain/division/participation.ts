/**
 * Whether a division counts as joined because a participant has: participation is kept by county, and its townships join
 * together with it. A prefecture or province has joined when it was set itself or any county below it has: whoever
 * supervises a county that takes part (提级督办 comes to it) can also settle whose a notice is.
 */
export function joinsWith(division: string, participant: string): boolean {
  return division.length < 6 ? participant.startsWith(division) : participant === division.slice(0, 6);
}
