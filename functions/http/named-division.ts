import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import type { NoticeAction } from '../../shared/domain/notice/actions.ts';
import { officeOf } from '../../shared/domain/notice/passing-on.ts';
import { type Refused, refused } from '../../shared/domain/refusal.ts';

/**
 * The division that an action names must be there today. Whoever is handed a notice holds it at once, so that one must be
 * valid; where it belongs and where a household moved to may be said by an old code that somebody carries on, because
 * delivery follows its lineage.
 */
export async function checkNamedDivision(
  directory: DirectoryStore,
  action: NoticeAction,
  today: string,
): Promise<Refused | null> {
  const named = namedBy(action);
  if (!named) return null;
  const { code, field, mayBeFormer } = named;
  // A village is checked by its township: the national list ends there.
  const found = await directory.divisionOn(officeOf(code), today);
  if (found.kind === 'found') return null;
  const { name, ...values } = found.refusal;
  const heirs = 'successors' in values ? values.successors : [];
  if (mayBeFormer && heirs.length > 0) return null;
  return refused(name, field, { ...values, code, successors: heirs.join('、') || '–' });
}

function namedBy(
  action: NoticeAction,
): { readonly code: string; readonly field: string; readonly mayBeFormer: boolean } | undefined {
  switch (action.action) {
    case 'hand-down':
      return { code: action.to, field: '/to', mayBeFormer: false };
    case 'misroute':
      return { code: action.belongsTo, field: '/belongsTo', mayBeFormer: true };
    case 'reply':
    case 'enter-paper-reply': {
      const { movedTo } = action.reply;
      return movedTo === undefined
        ? undefined
        : { code: movedTo, field: '/reply/movedTo', mayBeFormer: true };
    }
    default:
      return undefined;
  }
}
