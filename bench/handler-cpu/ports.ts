import { directoryOf, divisionOn } from '../../shared/domain/division/directory.ts';
import { levelOf } from '../../shared/domain/division/code.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { predecessorsFullyAbsorbedBy } from '../../shared/domain/division/lineage.ts';
import type { MovementStore } from '../../shared/domain/movement/movement-store.ts';
import { Notice } from '../../shared/domain/notice/notice.ts';
import type { NoticeStore } from '../../shared/domain/notice/notice-store.ts';
import { makeIdNumber } from '../../shared/domain/person/id-number.ts';
import type { VaultStore } from '../../shared/domain/person/vault-store.ts';

export const OFFICE = '330106002';
const HOUSEHOLD = '411525001';

export const sampleInflow = {
  kind: 'inflow',
  happenedOn: '2026-03-01',
  person: {
    name: '测试甲',
    document: { kind: 'resident-id', number: makeIdNumber('100000', '1900-01-01', 1) },
    phone: '15400000001',
  },
  household: { division: HOUSEHOLD },
  residence: { division: OFFICE, dwelling: 'rented', address: '测试路1号' },
  reason: 'work',
};

const divisions = ['33', '3301', '330106', OFFICE, '41', '4115', '411525', HOUSEHOLD, '100000'].map(
  (code) => ({
    code,
    name: code.length === 6 ? '测试区' : '测试',
    level: levelOf(code),
    validFrom: null,
    fromPrecision: 'day' as const,
    validTo: null,
    toPrecision: 'day' as const,
    predecessors: [],
    successors: [],
    partsTo: [],
    initials: '',
  }),
);

export const inbox = Array.from({ length: 20 }, (_, i) =>
  Notice.parse({
    noticeId: `${'p'.repeat(22)}.${i}.household`,
    version: 2,
    kind: 'movement-notice',
    state: 'delivered',
    personId: 'p'.repeat(22),
    sender: HOUSEHOLD,
    receiver: OFFICE,
    holder: OFFICE,
    channel: 'platform',
    createdAt: '2026-03-02T01:00:00.000Z',
    since: '2026-03-02T01:00:00.000Z',
    limit: {
      what: 'acceptance',
      on: '2026-03-09',
      at: '2026-03-09T16:00:00.000Z',
      rule: 'movement-notice-cn',
    },
    target: 'household',
    content: { movement: `${'p'.repeat(22)}.${i}`, happened: 'inflow', side: 'residence', on: '2026-03-01' },
    timeline: [
      { at: '2026-03-02T01:00:00.000Z', event: 'create' },
      { at: '2026-03-02T01:00:00.000Z', event: 'deliver', to: OFFICE },
    ],
  }),
);

/** Ports in memory that answer at once and keep nothing, and how often each was asked. */
export function countedPorts() {
  const directory = directoryOf(divisions);
  let counts: Record<string, number> = {};
  const count = (call: string): void => {
    counts[call] = (counts[call] ?? 0) + 1;
  };
  const ports = {
    directory: {
      divisionOn: async (code: string, date: string) => {
        count('divisionOn');
        return divisionOn(directory, code, date);
      },
      formerCodes: async (code: string, date: string) => {
        count('formerCodes');
        return predecessorsFullyAbsorbedBy(directory, code, date).map((row) => row.code);
      },
    } as Partial<DirectoryStore> as DirectoryStore,
    movements: {
      log: async () => {
        count('log');
        return [];
      },
      append: async () => {
        count('append');
        return 'appended';
      },
    } as Partial<MovementStore> as MovementStore,
    vault: {
      get: async () => {
        count('get');
        return undefined;
      },
      put: async () => {
        count('put');
        return 'stored';
      },
    } as VaultStore,
    notices: {
      box: async () => {
        count('box');
        return { notices: inbox };
      },
    } as Partial<NoticeStore> as NoticeStore,
  };
  const calls = () => {
    const asked = counts;
    counts = {};
    return Object.fromEntries(Object.entries(asked).sort());
  };
  return { ports, calls };
}
