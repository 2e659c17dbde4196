import type { Scheme } from '../scheme.ts';
import { AGREEMENT_SCHEME } from './agreement-scheme.ts';
import { AGREEMENT_WORK_SCHEME } from './agreement-work-scheme.ts';
import { AREA_SCHEME } from './area-scheme.ts';
import { VILLAGE_SCHEME } from './village-scheme.ts';

/** The schemes an installation starts with. A place's own text is a version, or a scheme, of its own. */
export const SHIPPED_SCHEMES: readonly Scheme[] = [VILLAGE_SCHEME, AGREEMENT_SCHEME, AREA_SCHEME];

/** Whole texts that hold nowhere until an operator publishes them, with a day of their own. */
export const OFFERED_SCHEMES: readonly Scheme[] = [AGREEMENT_WORK_SCHEME];
