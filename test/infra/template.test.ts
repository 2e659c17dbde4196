import { describe, expect, it } from 'vitest';
import { questions } from './questions.ts';
import { templateOf } from './template.ts';

const template = templateOf();

describe('the whole template', () => {
  it.each(questions)('$title', ({ ask }) => {
    expect(ask(template)).toEqual([]);
  });
});

describe('each question can be answered with no', () => {
  it.each(questions)('$title', ({ ask, spoil }) => {
    const spoiled = structuredClone(template);
    spoil(spoiled);
    expect(ask(spoiled)).not.toEqual([]);
  });
});
