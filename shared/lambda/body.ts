import { type Refused, refused } from '../domain/refusal.ts';

/** Deeper than any document of ours (5 levels) and shallow enough to walk without a stack. */
const MAX_DEPTH = 12;
const BYTE_ORDER_MARK = 0xfeff;

/** The JSON of a request body, or why there is none. */
export function readBody(
  body: string | undefined,
  isBase64: boolean,
  maxBytes: number,
): { readonly kind: 'json'; readonly json: unknown } | Refused {
  const read = isBase64
    ? textOfBytes(Buffer.from(body ?? '', 'base64'), maxBytes)
    : textOf(body ?? '', maxBytes);
  if (read.kind === 'refused') return read;
  const { text } = read;
  if (opensMoreThan(MAX_DEPTH, text) && depthOf(text) > MAX_DEPTH)
    return refused('body-too-deep', undefined, { limit: MAX_DEPTH });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return refused('malformed-json');
  }
  return hasLoneSurrogate(text, json) ? refused('malformed-utf8') : { kind: 'json', json };
}

/**
 * Half of a character, written as an escape (`"\ud800"`): valid JSON that no UTF-8 can hold, so that a store would
 * change it silently. Looked for only where such an escape is; `JSON.stringify` escapes no surrogate but a lone one.
 */
function hasLoneSurrogate(text: string, json: unknown): boolean {
  return (
    text.includes('\\u') &&
    /\\ud[89a-f]/i.test(text) &&
    /(?<!\\)(?:\\\\)*\\ud[89a-f]/.test(JSON.stringify(json))
  );
}

type Text = { readonly kind: 'text'; readonly text: string } | Refused;

/** A body that was text on its way has been decoded before: only its size is open. */
function textOf(body: string, maxBytes: number): Text {
  if (Buffer.byteLength(body) > maxBytes) return refused('body-too-large', undefined, { limit: maxBytes });
  return {
    kind: 'text',
    text: (body.charCodeAt(0) === BYTE_ORDER_MARK ? body.slice(1) : body).toWellFormed(),
  };
}

function textOfBytes(bytes: Buffer, maxBytes: number): Text {
  if (bytes.byteLength > maxBytes) return refused('body-too-large', undefined, { limit: maxBytes });
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return refused('malformed-utf8');
  }
}

/** Whether so many brackets open at all, strings included: most bodies have too few to be deep, and need no walk. */
function opensMoreThan(limit: number, text: string): boolean {
  let opened = 0;
  for (const bracket of ['{', '[']) {
    for (let at = text.indexOf(bracket); at >= 0; at = text.indexOf(bracket, at + 1)) {
      if (++opened > limit) return true;
    }
  }
  return false;
}

/** Nesting by brackets outside strings, counted before parsing: a deep body never reaches the parser. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (inString) {
      if (c === 92) i++;
      else if (c === 34) inString = false;
    } else if (c === 34) inString = true;
    else if (c === 123 || c === 91) deepest = Math.max(deepest, ++depth);
    else if (c === 125 || c === 93) depth--;
  }
  return deepest;
}
