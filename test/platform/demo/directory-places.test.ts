import { describe, expect, it } from 'vitest';
import { directoryOf } from '../../../shared/domain/division/directory.ts';
import type { Division } from '../../../shared/domain/division/division.ts';
import { placesOf } from '../../../local/demo/directory-places.ts';

function row(
  code: string,
  level: Division['level'],
  name: string,
  validFrom: string | null,
  validTo: string | null,
): Division {
  return {
    code,
    level,
    name,
    validFrom,
    fromPrecision: 'day',
    validTo,
    toPrecision: 'day',
    predecessors: [],
    successors: [],
    partsTo: [],
    initials: '',
  };
}

const directory = directoryOf([
  row('33', 'province', '浙江省', null, null),
  row('3301', 'prefecture', '杭州市', null, null),
  row('330106', 'county', '西湖区', null, null),
  row('330103', 'county', '下城区', null, '2021-04-09'),
  row('330113', 'county', '临平区', '2021-04-09', null),
  row('330106002', 'township', '北山街道', null, null),
  row('46', 'province', '海南省', null, null),
  row('469001', 'county', '五指山市', null, null),
]);

describe('places out of the directory', () => {
  it('are those that are valid from the first to the last day', () => {
    expect(placesOf(directory, '2021-01-01', '2021-03-31').countiesOf('33')).toEqual(['330103', '330106']);
    expect(placesOf(directory, '2021-03-01', '2021-08-31').countiesOf('33')).toEqual(['330106']);
    expect(placesOf(directory, '2021-05-01', '2021-08-31').countiesOf('33')).toEqual(['330106', '330113']);
  });

  it('include counties directly under a province, townships and names', () => {
    const places = placesOf(directory, '2026-01-01', '2026-06-30');
    expect(places.countiesOf('46')).toEqual(['469001']);
    expect(places.townshipsOf('330106')).toEqual(['330106002']);
    expect(places.nameOf('330106002')).toBe('北山街道');
    expect(places.countiesOf('99')).toEqual([]);
  });
});
