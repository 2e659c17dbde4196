import type { TerritoryPart } from '../assessment/unit.ts';
import type { ParticipationStore } from '../participation/participation-store.ts';
import type { AreaStore } from '../village/area-store.ts';
import type { VillageStore } from '../village/village-store.ts';
import type { Division } from './division.ts';
import type { Heir } from './heir.ts';
import type { Succession } from './lineage.ts';
import type { DivisionLookup } from './lookup.ts';

/** What can be asked of the directory: the national list, and below it the villages that townships registered. */
export interface DirectoryQueries {
  divisionOn(code: string, date: string): Promise<DivisionLookup>;
  childrenOn(code: string, date: string): Promise<readonly Division[]>;
  ancestorsOn(code: string, date: string): Promise<readonly Division[]>;
  successorsOf(code: string, fromDate: string, onDate: string): Promise<Succession>;
  /** Who does on one day the work that a division did on another. */
  heirOf(code: string, fromDate: string, onDate: string): Promise<Heir>;
  /** Codes of the list that have ended by a day, and are not used again on it; `after`: only later than that day. */
  endedCodes(by: string, after: string | null): Promise<readonly string[]>;
  /**
   * Codes whose records are this division's to read: those that it alone took over, and, for a county or above, those
   * that nobody below it took over whole (split, or ended without an heir).
   */
  formerCodes(code: string, date: string): Promise<readonly string[]>;
  /** The dated codes whose records count for a division in a period (`unit-territory.ts`). */
  territoryOf(
    code: string,
    period: { readonly from: string; readonly to: string },
  ): Promise<readonly TerritoryPart[]>;
  search(query: {
    readonly text: string;
    readonly date: string;
    readonly within?: string;
    readonly limit: number;
  }): Promise<readonly Division[]>;
}

/** Keeps the directory of divisions and who takes part. */
export interface DirectoryStore extends DirectoryQueries, ParticipationStore, VillageStore, AreaStore {
  /** Participation is by county: its townships join together, and what lies above it with it (`joinsWith`). */
  hasJoined(code: string, date: string): Promise<boolean>;
  /** Sets one stretch of a county whatever was there: for loading and for tests. Operators' changes are decided first. */
  setParticipation(county: string, joinedOn: string, leftOn: string | null): Promise<void>;
}
