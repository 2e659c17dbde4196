import type { Area } from './area.ts';

/** Keeps the responsibility areas of townships. */
export interface AreaStore {
  area(township: string, code: string): Promise<Area | undefined>;
  /** Those of one township, ended ones too, by code. */
  areasOf(township: string): Promise<readonly Area[]>;
  /** Version 1 only where there is none, a higher one only over the one before. */
  saveArea(area: Area): Promise<'saved' | 'changed-meanwhile'>;
}
