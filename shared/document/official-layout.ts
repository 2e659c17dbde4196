/**
 * 公文格式: the measures of official documents, GB/T 9704-2012 《党政机关公文格式》; each with its clause. Sizes in points are the word
 * processors' for the Chinese ones: 2号 22, 3号 16, 4号 14. What the standard leaves open is marked [ours].
 */

const MM_PER_POINT = 25.4 / 72;

/** 5.1: A4, 210 mm × 297 mm. */
export const PAPER_MM = { width: 210, height: 297 } as const;

/** 5.2.1: 版心 156 mm × 225 mm, 天头 37 mm, 订口 28 mm; the other two margins are what is left. */
export const TYPE_AREA_MM = { width: 156, height: 225, top: 37, binding: 28, bottom: 35, outer: 26 } as const;

/** 5.2.3: 22 lines of 28 characters fill the type area. */
export const LINES_PER_PAGE = 22;
export const CHARACTERS_PER_LINE = 28;

/** 5.2.2: 3号 unless said otherwise; 7.3.1: titles in 2号; 7.4.2, 7.4.3, 7.5: 版记 and page numbers in 4号. */
export const POINTS = {
  title: 22,
  body: 16,
  small: 14,
  /** Tables [ours]: 小4号, so that a line of reasons fits. */ table: 12,
} as const;

/** From line to line, so that 22 fill the type area. */
export const LINE_POINTS = TYPE_AREA_MM.height / LINES_PER_PAGE / MM_PER_POINT;

/** From character to character, so that 28 fill a line: a little closer than 16 points. */
export const CHARACTER_POINTS = TYPE_AREA_MM.width / CHARACTERS_PER_LINE / MM_PER_POINT;

/** 7.2.4: upper edge of the red heading, below the upper edge of the type area. */
export const HEADING_TOP_MM = 35;

/** 7.2.4 leaves its size open; it must fit one line [ours: at most 52 points]. */
export function headingPoints(heading: string): number {
  const fitting = TYPE_AREA_MM.width / MM_PER_POINT / [...heading].length;
  return Math.max(POINTS.title, Math.min(52, Math.floor(fitting)));
}

/** 7.2.5: two lines between the heading and the number; 7.3.1: two between the red line and the title. */
export const LINES_BEFORE = { number: 2, title: 2, addressees: 1, attachmentNote: 1, signature: 1 } as const;

/** 7.2.7: the red line stands 4 mm below the number, as wide as the type area. Its weight is open [ours]. */
export const RED_LINE_MM = { below: 4, weight: 0.5 } as const;
/** 7.2.4 says red; that of the national flag (GB 12983) is the usual one [ours]. */
export const RED = 'C8102E';

/** 7.4.1: outer lines of the 版记 and its inner ones. */
export const COLOPHON_LINES_MM = { outer: 0.35, inner: 0.25 } as const;

/** 7.5: the upper edge of the page number below the type area; odd pages to the right, even to the left, one character in. */
export const PAGE_NUMBER_BELOW_MM = 7;

/** Fonts by what they stand for (5.2.2, 7.2.4, 7.3.1, 7.3.3, 7.5), the usual names first. */
export const FONTS = {
  /** 小标宋体: heading and titles. */
  title: [
    '方正小标宋简体',
    'FZXiaoBiaoSong-B05S',
    '华文中宋',
    'STZhongsong',
    'Noto Serif CJK SC',
    '宋体',
    'SimSun',
  ],
  /** 仿宋体: all text. */
  body: ['仿宋_GB2312', 'FangSong_GB2312', '仿宋', 'FangSong', '华文仿宋', 'STFangsong', 'Noto Serif CJK SC'],
  /** 黑体: first level, 附件. */
  first: ['黑体', 'SimHei', 'Noto Sans CJK SC'],
  /** 楷体: second level. */
  second: ['楷体_GB2312', 'KaiTi_GB2312', '楷体', 'KaiTi', '华文楷体', 'STKaiti', 'Noto Serif CJK SC'],
  /** 宋体: page numbers. */
  page: ['宋体', 'SimSun', 'Noto Serif CJK SC'],
} as const;

/** Millimetres as points. */
export function pointsOf(millimetres: number): number {
  return millimetres / MM_PER_POINT;
}
