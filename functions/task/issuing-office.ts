import * as z from 'zod/mini';
import { IssuingOffice } from '../../shared/domain/assessment/bulletin/bulletin.ts';

/** Longest 机关代字 that a bulletin takes, without the two characters that are added. */
const LONGEST_MARK = 10;

/**
 * Who issues a bulletin, as its draft says until somebody says it better. Ours, as no list of the names of offices is public: the
 * government of the division (办事处 of a subdistrict), and 机关代字 from its name and 政考. A name that a bulletin refuses (one with
 * a word of a refused subject in it) stands as 本级人民政府.
 */
export function issuingOffice(division: string, name: string): IssuingOffice {
  const office = name.endsWith('街道') ? `${name}办事处` : `${name}人民政府`;
  const short = name.replace(/(街道|省|市|县|区|镇|乡)$/u, '').slice(0, LONGEST_MARK);
  const made = { division, name: office, heading: `${office}文件`, mark: `${short}政考` };
  return z.safeParse(IssuingOffice, made).success
    ? made
    : { division, name: '本级人民政府', heading: '本级人民政府文件', mark: '政考' };
}

/** 主送: the offices below. */
export function addresseesBelow(division: string): readonly string[] {
  if (division.length < 6) return ['各县（市、区）人民政府'];
  return division.length === 6 ? ['各乡镇人民政府、街道办事处'] : ['各村（居）民委员会'];
}
