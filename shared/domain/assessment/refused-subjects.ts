/**
 * Subjects that no scheme may name and no evidence note may speak of: they have no place in the platform. The words are
 * those of old scorecards and of personal profiles; the list of measures already keeps them out of the numbers.
 */
const REFUSED = [
  '孕',
  '生育',
  '避孕',
  '节育',
  '结扎',
  '计划生育',
  '计生',
  '抚养费',
  '罚款',
  '婚',
  '民族',
  '宗教',
  '信教',
  '党员',
  '政治面貌',
  '指纹',
  '人脸',
  '病史',
  '疾病',
  '前科',
  '劣迹',
  '涉毒',
  '轨迹',
  '高危',
  '重点人员',
] as const;

/** The first refused word in a text, or undefined. */
export function refusedSubjectIn(text: string): string | undefined {
  return REFUSED.find((word) => text.includes(word));
}
