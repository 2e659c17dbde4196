import type { Division } from './division.ts';
import type { Succession } from './lineage.ts';
import type { DivisionLookup } from './lookup.ts';

/** Keeps the directory of divisions and who takes part. */
export interface DirectoryStore {
  divisionOn(code: string, date: string): Promise<DivisionLookup>;
  childrenOn(code: string, date: string): Promise<readonly Division[]>;
  ancestorsOn(code: string, date: string): Promise<readonly Division[]>;
  successorsOf(code: string, fromDate: string, onDate: string): Promise<Succession>;
  /** Codes that this division alone took over: records under them are its to read. */
  formerCodes(code: string, date: string): Promise<readonly string[]>;
  search(query: {
    readonly text: string;
    readonly date: string;
    readonly within?: string;
    readonly limit: number;
  }): Promise<readonly Division[]>;
  /** Participation is by county: its townships join together, and what lies above it with it (`joinsWith`). */
  hasJoined(code: string, date: string): Promise<boolean>;
  setParticipation(county: string, joinedOn: string, leftOn: string | null): Promise<void>;
}
