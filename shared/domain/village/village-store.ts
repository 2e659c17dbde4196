import type { Village } from './village.ts';

/** Keeps the villages and communities that townships register. */
export interface VillageStore {
  village(code: string): Promise<Village | undefined>;
  /** Those of one township, ended ones too, by code. */
  villagesOf(township: string): Promise<readonly Village[]>;
  /** Those whose present (or last) name starts with the text, by name and code. */
  villagesNamed(start: string, limit: number): Promise<readonly Village[]>;
  /** Version 1 only where there is none, a higher one only over the one before. */
  saveVillage(village: Village): Promise<'saved' | 'changed-meanwhile'>;
}
