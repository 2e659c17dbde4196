import { pinyin } from 'pinyin-pro';

/** Pinyin initials of a name, lower case (西湖区: xhq). */
export function initialsOf(name: string): string {
  return pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'removed' })
    .join('')
    .toLowerCase();
}
