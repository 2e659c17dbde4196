import { type SeededRandom, type Weighted, weightsOf } from './seeded-random.ts';

/** A person who does not exist, in the shape that `POST /movements` takes. */
export interface SyntheticPerson {
  readonly name: string;
  readonly document: { readonly kind: 'resident-id'; readonly number: string };
  readonly phone?: string;
}

/**
 * The first six digits of every synthetic ID number. `100000` stands for the country in GB/T 2260 and for no place in
 * it, so no real number was ever issued under it.
 */
export const SYNTHETIC_REGION = '100000';

/** The first seven digits of every synthetic telephone: 154 was never given to an operator. */
export const SYNTHETIC_PHONE = '1540000';

/** Days from 1 January 1900 to 31 December 1909: nobody born then is on the move today. */
const BIRTHDAYS = 3652;

/** How many people can be made before an ID number would repeat: 999 for each birthday. */
export const MOST_PEOPLE = BIRTHDAYS * 999;

/**
 * The synthetic person of this ordinal (0, 1, 2 ...). The ID number is made from the ordinal alone, so that no two people
 * share one; the name and whether there is a telephone come from the random stream.
 */
export function syntheticPerson(ordinal: number, random: SeededRandom, surname?: string): SyntheticPerson {
  const name = nameFrom(random, surname);
  const phone = random.chance(0.9)
    ? `${SYNTHETIC_PHONE}${String(ordinal % 10_000).padStart(4, '0')}`
    : undefined;
  return { name, document: { kind: 'resident-id', number: idNumberOf(ordinal) }, ...(phone && { phone }) };
}

/** A family name, the common ones more often. */
export function surnameFrom(random: SeededRandom): string {
  return random.weighted(surnames);
}

function idNumberOf(ordinal: number): string {
  if (!Number.isInteger(ordinal) || ordinal < 0 || ordinal >= MOST_PEOPLE) {
    throw new Error(`no synthetic ID number for ordinal ${ordinal}`);
  }
  // 1009 has no factor in common with the number of birthdays: neighbours are born years apart, and none meets again.
  const day = (ordinal * 1009) % BIRTHDAYS;
  const birth = new Date(Date.UTC(1900, 0, 1 + day)).toISOString().slice(0, 10).replaceAll('-', '');
  const sequence = String(Math.floor(ordinal / BIRTHDAYS) + 1).padStart(3, '0');
  const first17 = `${SYNTHETIC_REGION}${birth}${sequence}`;
  return first17 + checkDigitOf(first17);
}

/** GB 11643: ISO 7064 MOD 11-2 over the 17 digits before it. */
function checkDigitOf(first17: string): string {
  let rest = 0;
  for (const digit of first17) rest = ((rest + Number(digit)) * 2) % 11;
  const check = (12 - rest) % 11;
  return check === 10 ? 'X' : String(check);
}

function nameFrom(random: SeededRandom, surname: string | undefined): string {
  if (surname === undefined && random.chance(0.01))
    return `${random.pick(beforeDot)}·${random.pick(afterDot)}`;
  const family = surname ?? surnameFrom(random);
  const rare = random.chance(0.005);
  const first = rare ? random.pick(rareCharacters) : random.pick(givenCharacters);
  return random.chance(0.15) ? family + first : family + first + random.pick(givenCharacters);
}

/**
 * The 22 commonest family names, in the published order of the Ministry of Public Security: ten with more than 20 million
 * bearers, twelve with more than 10 million. The weights between these two marks are ours.
 */
const surnames: Weighted<string> = weightsOf([
  ...weighing('王李张', 9),
  ...weighing('刘陈', 6),
  ...weighing('杨黄赵吴周', 3),
  ...weighing('徐孙马朱胡郭何高林罗郑梁', 1.5),
]);

function weighing(names: string, weight: number): readonly (readonly [string, number])[] {
  return [...names].map((name) => [name, weight] as const);
}

const givenCharacters = [
  ...'安北晨成川春达东帆方丰广海禾和恒弘华嘉江杰景静君开可兰乐立林凌明宁平其清秋然仁山尚诗舒水松涛天彤文夏晓新星雪言阳一宜音永雨远云泽章知舟子',
];

/** Extension B: four bytes in UTF-8, two units in UTF-16; what naive code cuts in half. */
const rareCharacters = ['𠮷', '𣲗', '𡐓', '𤧛', '𥔲'];

const beforeDot = ['艾山', '玛依拉', '巴图', '卓玛', '古丽', '赛里克', '阿依', '吉木'];
const afterDot = ['托合提', '塞买提', '阿力', '措姆', '哈力克', '木沙', '达瓦', '日火'];
