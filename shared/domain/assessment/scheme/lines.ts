import type { Band } from './consequence.ts';
import type { Bonus, Category, Indicator } from './indicator.ts';
import type { Scheme } from './scheme.ts';
import type { Line } from './scheme-problem.ts';

/** An indicator with the line that it stands on. */
export interface PlacedIndicator {
  readonly indicator: Indicator;
  readonly line: Line;
}

export const wholeScheme: Line = { pointer: '/', zh: '方案', en: 'scheme' };

export function categoryLine(category: Category, index: number): Line {
  return {
    pointer: `/categories/${index}`,
    zh: `第${index + 1}类“${category.zh}”`,
    en: `category ${index + 1} "${category.en}"`,
  };
}

export function placedIndicators({ categories }: Scheme): readonly PlacedIndicator[] {
  return categories.flatMap((category, at) =>
    category.indicators.map((indicator, index) => ({
      indicator,
      line: {
        pointer: `/categories/${at}/indicators/${index}`,
        zh: `第${at + 1}类“${category.zh}”第${index + 1}项“${indicator.zh}”`,
        en: `category ${at + 1} "${category.en}", indicator ${index + 1} "${indicator.en}"`,
      },
    })),
  );
}

export function bonusLine(bonus: Bonus, index: number): Line {
  return numbered('/bonuses', index, `第${index + 1}项加分“${bonus.zh}”`, `bonus ${index + 1} "${bonus.en}"`);
}

export function bandLine(band: Band, index: number): Line {
  return numbered('/bands', index, `第${index + 1}个等次“${band.zh}”`, `band ${index + 1} "${band.en}"`);
}

/** Any other entry of a list of the scheme. */
export function numbered(list: string, index: number, zh: string, en: string): Line {
  return { pointer: `${list}/${index}`, zh, en };
}
