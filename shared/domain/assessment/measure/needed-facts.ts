import { MovementFact } from '../../fact/movement-fact.ts';
import { DutyLineKind } from '../fact/duty-line.ts';
import { FactFamily } from '../fact/reported-fact.ts';

/** What has to be read for some measures. Facts that they do not look at change no number of theirs. */
export interface NeededFacts {
  readonly movements: readonly MovementFact['kind'][];
  /** Kinds of duty lines; where there is one, the limits that still run as well. */
  readonly lines: readonly DutyLineKind[];
  readonly families: readonly FactFamily[];
}

export const NOTHING: NeededFacts = { movements: [], lines: [], families: [] };

export const EVERYTHING: NeededFacts = {
  movements: MovementFact.shape.kind.options,
  lines: DutyLineKind.options,
  families: FactFamily.options,
};

/** All that is needed for one of them or the other. */
export function together(all: readonly NeededFacts[]): NeededFacts {
  return {
    movements: [...new Set(all.flatMap(({ movements }) => movements))],
    lines: [...new Set(all.flatMap(({ lines }) => lines))],
    families: [...new Set(all.flatMap(({ families }) => families))],
  };
}
