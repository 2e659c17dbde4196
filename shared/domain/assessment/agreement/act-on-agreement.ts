import { shanghaiDateOf } from '../../calendar/instant.ts';
import { type Refused, refused } from '../../refusal.ts';
import type { Scheme } from '../scheme/scheme.ts';
import type { Hand } from '../timeline.ts';
import { type AgreementEvent, agreementStateAfter, agreementTransitions } from './agreement-transitions.ts';
import { checkTargets, tooLate } from './draft-agreement.ts';
import type { AgreementAction, UnitAgreement } from './unit-agreement.ts';

export interface AgreementFacts extends Omit<Hand, 'by'> {
  /** The divisions that the hand may write for. */
  readonly divisions: readonly string[];
  /** In force on the first day, as far as it is known today. */
  readonly scheme: Scheme;
  readonly isAmendment: boolean;
}

export type AgreementActed = { readonly kind: 'acted'; readonly agreement: UnitAgreement } | Refused;

/** Decides what a side does with an agreement: the agreement as it is afterwards, or a refusal by name. */
export function actOnAgreement(
  agreement: UnitAgreement,
  action: AgreementAction,
  facts: AgreementFacts,
): AgreementActed {
  const side = sideOf(agreement, action.action);
  if (!facts.divisions.includes(side)) return refused('division-not-yours', '/action', { division: side });
  const state = agreementStateAfter(action.action, agreement.state);
  if (state === null)
    return refused('transition-not-allowed', '/action', { state: agreement.state, action: action.action });
  const decided = decide(agreement, action, side, facts);
  if ('kind' in decided) return decided;
  const { note, ...changes } = decided;
  const { subject, now } = facts;
  return {
    kind: 'acted',
    agreement: {
      ...agreement,
      ...changes,
      state,
      version: agreement.version + 1,
      timeline: [
        ...agreement.timeline,
        { at: now, event: action.action, by: side, subject, ...(note !== undefined && { note }) },
      ],
    },
  };
}

function sideOf({ office, superior }: UnitAgreement, event: AgreementEvent): string {
  const actors: readonly string[] = agreementTransitions[event].by;
  return actors.includes('unit') ? office : superior;
}

type Changes = Partial<
  Pick<UnitAgreement, 'targets' | 'schemeVersion' | 'draftedBy' | 'signedByUnit' | 'signedByParent'>
> & { readonly note?: string };

function decide(
  agreement: UnitAgreement,
  action: AgreementAction,
  office: string,
  facts: AgreementFacts,
): Changes | Refused {
  const { subject, now, isAmendment, scheme } = facts;
  const signed = { office, subject, on: shanghaiDateOf(now) };
  switch (action.action) {
    case 'sign':
      // A village's township stands on both sides: then it is the person who keeps them apart.
      if (subject === agreement.draftedBy) return refused('reviewer-is-author', '/action');
      return tooLate(agreement.from, isAmendment, facts) ?? { signedByUnit: signed };
    case 'countersign':
      if ([agreement.draftedBy, agreement.signedByUnit?.subject].includes(subject))
        return refused('reviewer-is-author', '/action');
      return (
        tooLate(agreement.from, isAmendment, facts) ??
        // A version of the scheme that was published meanwhile may not have its lines.
        checkTargets(agreement, scheme) ?? { signedByParent: signed, schemeVersion: scheme.version }
      );
    case 'redraft': {
      const changes = { targets: action.targets, schemeVersion: scheme.version };
      return (
        tooLate(agreement.from, isAmendment, facts) ??
        checkTargets({ ...agreement, ...changes }, scheme) ?? {
          ...changes,
          draftedBy: subject,
          signedByUnit: null,
          signedByParent: null,
        }
      );
    }
    case 'send-back':
    case 'withdraw':
      return { note: action.reason };
  }
}
