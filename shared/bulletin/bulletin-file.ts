import type { BulletinFormat } from '../api/bulletin-operations.ts';
import { type Bulletin, numberWords } from '../domain/assessment/bulletin/bulletin.ts';

/** A bulletin as a file, ready to be sent. */
export interface BulletinFile {
  readonly bytes: Uint8Array;
  readonly type: string;
  /** As people know the document: 甲政办考〔2026〕3号.docx; a draft by its title. */
  readonly name: string;
}

const TYPES: Readonly<Record<BulletinFormat, readonly [type: string, ending: string]>> = {
  html: ['text/html; charset=utf-8', 'html'],
  docx: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx'],
  markdown: ['text/markdown; charset=utf-8', 'md'],
  json: ['application/json; charset=utf-8', 'json'],
};

/** Each renderer is loaded when it is asked for: that of Word is heavy. */
export async function bulletinFile(bulletin: Bulletin, format: BulletinFormat): Promise<BulletinFile> {
  const { number, title } = bulletin.document;
  const [type, ending] = TYPES[format];
  const name = `${number === null ? title : numberWords(number)}.${ending}`;
  return { bytes: await bytesOf(bulletin, format), type, name };
}

async function bytesOf(bulletin: Bulletin, format: BulletinFormat): Promise<Uint8Array> {
  switch (format) {
    case 'html':
      return Buffer.from((await import('./bulletin-html.ts')).bulletinHtml(bulletin));
    case 'docx':
      return await (await import('./bulletin-docx.ts')).bulletinDocx(bulletin);
    case 'markdown':
      return Buffer.from((await import('./bulletin-markdown.ts')).bulletinMarkdown(bulletin));
    case 'json':
      return Buffer.from((await import('./bulletin-json.ts')).bulletinJson(bulletin));
  }
}

/**
 * The format for what a client says that it accepts, by its own order and weights; the page where it says nothing that we have.
 */
export function formatAccepted(accept: string): BulletinFormat {
  const wanted = accept
    .split(',')
    .map((part) => {
      const [type = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
      const weight = parameters.find((one) => one.startsWith('q='))?.slice(2);
      return { type, weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  const formats = Object.keys(TYPES) as BulletinFormat[];
  for (const { type } of wanted) {
    const found = formats.find((format) => TYPES[format][0].split(';')[0] === type);
    if (found) return found;
  }
  return 'html';
}
