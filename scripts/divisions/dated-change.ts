import type { DatePrecision } from '../../shared/domain/division/division.ts';

/**
 * One line of the overlay of dated changes. `renamed`: the code stayed, and `name` is the name until then;
 * `lost-part`: the code stayed, but some of it went to `partsTo`.
 */
export interface DatedChange {
  readonly event: 'began' | 'ended' | 'renamed' | 'lost-part';
  readonly on: string;
  readonly precision: DatePrecision;
  readonly code: string;
  readonly name: string;
  readonly initials: string;
  readonly successors: string[];
  readonly partsTo: string[];
  readonly source: string;
}

/** Reads the fields of one line; throws on a line that is none. */
export function parseChange(fields: readonly string[]): DatedChange {
  const [event, on, precision, code, name, initials = '', successors = '', partsTo = '', source = ''] =
    fields;
  if (!isEvent(event) || on === undefined || code === undefined || name === undefined) {
    throw new Error(`not a dated change: ${fields.join(' ')}`);
  }
  return {
    event,
    on,
    precision: precision === 'year' ? 'year' : 'day',
    code,
    name,
    initials,
    successors: codes(successors),
    partsTo: codes(partsTo),
    source,
  };
}

/** Oldest first: a change of name closes what began before it. */
export function inOrderOfTime(changes: readonly DatedChange[]): DatedChange[] {
  return [...changes].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

function isEvent(text: string | undefined): text is DatedChange['event'] {
  return text === 'began' || text === 'ended' || text === 'renamed' || text === 'lost-part';
}

function codes(list: string): string[] {
  return list === '' ? [] : list.split(',');
}
