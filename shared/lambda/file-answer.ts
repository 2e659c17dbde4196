import type { Answer } from './answer.ts';

/** A document may not run or fetch anything, whatever stands in it; its own style is in it. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** A file as an answer, under its name; `opens`: a browser shows it instead of saving it. */
export function fileAnswer(file: {
  readonly bytes: Uint8Array;
  readonly type: string;
  readonly name: string;
  readonly opens?: boolean;
}): Answer {
  const { bytes, type, name, opens = false } = file;
  return {
    status: 200,
    headers: {
      'content-type': type,
      'content-disposition': `${opens ? 'inline' : 'attachment'}; filename="${asciiOf(name)}"; filename*=UTF-8''${encoded(name)}`,
      'content-security-policy': POLICY,
      'x-content-type-options': 'nosniff',
    },
    bytes,
  };
}

/** For clients that know no other names: what is left of it, with its ending. */
function asciiOf(name: string): string {
  const ending = /\.[a-z]+$/.exec(name)?.[0] ?? '';
  const left = name.slice(0, name.length - ending.length).replaceAll(/[^A-Za-z0-9.-]+/g, '-');
  return `${left.replaceAll(/^-+|-+$/g, '') || 'document'}${ending}`;
}

/** RFC 8187: `encodeURIComponent` leaves four signs as they are that a header may not have. */
function encoded(name: string): string {
  return encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
