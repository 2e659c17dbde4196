import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { bulletinStateWords } from '../../../shared/domain/assessment/bulletin/bulletin-transitions.ts';
import {
  categoryWords,
  returnStateWords,
} from '../../../shared/domain/assessment/monthly-return/return-words.ts';
import {
  groundWords,
  objectionEventWords,
  objectionStateWords,
} from '../../../shared/domain/assessment/objection/objection-words.ts';
import {
  DEFAULT_SAMPLE_SIZE,
  SampleSize,
} from '../../../shared/domain/assessment/sampling/sampling-frame.ts';
import {
  DEFAULT_DETECTOR_RULE,
  DetectorRule,
} from '../../../shared/domain/assessment/suspicion/suspicion.ts';
import {
  markWords,
  taskEventWords,
  taskKindWords,
  taskStateWords,
} from '../../../shared/domain/assessment/unit-task/unit-task-words.ts';

const tables = {
  bulletinStateWords,
  categoryWords,
  returnStateWords,
  groundWords,
  objectionEventWords,
  objectionStateWords,
  markWords,
  taskEventWords,
  taskKindWords,
  taskStateWords,
};

describe.each(Object.entries(tables))('%s', (_, words) => {
  it('are Chinese and English, each in its place, and tell the entries apart', () => {
    const entries = Object.values(words);
    for (const { zh, en } of entries) {
      expect(zh).toMatch(/^[\p{Script=Han}、，（）]+$/u);
      expect(en).toMatch(/^[a-z’, ]+$/);
    }
    for (const language of ['zh', 'en'] as const)
      expect(new Set(entries.map((entry) => entry[language])).size).toBe(entries.length);
  });
});

describe('defaults', () => {
  it('have the form of what replaces them', () => {
    expect(z.safeParse(DetectorRule, DEFAULT_DETECTOR_RULE).success).toBe(true);
    expect(z.safeParse(SampleSize, DEFAULT_SAMPLE_SIZE).success).toBe(true);
  });
});
