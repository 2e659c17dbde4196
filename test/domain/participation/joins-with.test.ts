import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinsWith } from '../../../shared/domain/participation/participation.ts';

describe('who joins with a participant', () => {
  it('is what lies below its county and what lies above it, and no neighbour', () => {
    for (const division of ['411525', '411525001', '411525001002', '4115', '41'])
      expect(joinsWith(division, '411525'), division).toBe(true);
    for (const division of ['411524', '411524001', '4116', '42', '4'.repeat(6)])
      expect(joinsWith(division, '411525'), division).toBe(false);
    // A prefecture that was set itself; that says nothing of its counties.
    expect(joinsWith('4115', '4115')).toBe(true);
    expect(joinsWith('41', '4115')).toBe(true);
    expect(joinsWith('411525', '4115')).toBe(false);
  });

  it('never leaves a superior out of what one of its counties takes part in', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9]\d{5}$/), (county) => {
        for (const digits of [2, 4, 6]) expect(joinsWith(county.slice(0, digits), county)).toBe(true);
      }),
    );
  });
});
