import type { Participation } from './participation.ts';

/** Keeps who takes part, by county. */
export interface ParticipationStore {
  /** The stretches in which a county took part, oldest first. */
  participationOf(county: string): Promise<readonly Participation[]>;
  /** The counties under a code (and the code itself) that ever took part, with their stretches. */
  participantsUnder(
    code: string,
  ): Promise<readonly { readonly county: string; readonly history: readonly Participation[] }[]>;
  /** Written only where the history is still `before`: of two who set it at once, one is told. */
  saveParticipation(
    county: string,
    before: readonly Participation[],
    after: readonly Participation[],
  ): Promise<'saved' | 'changed-meanwhile'>;
}
