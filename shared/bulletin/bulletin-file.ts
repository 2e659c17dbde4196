import type { BulletinFormat } from '../api/bulletin-operations.ts';
import { type Bulletin, numberWords } from '../domain/assessment/bulletin/bulletin.ts';
import { DOCUMENT_FORMATS, type DocumentFile } from '../document/document-format.ts';

/** Under the name by which people know it: 甲政办考〔2026〕3号.docx; a draft by its title. Each renderer is loaded when it is asked for: that of Word is heavy. */
export async function bulletinFile(bulletin: Bulletin, format: BulletinFormat): Promise<DocumentFile> {
  const { number, title } = bulletin.document;
  const [type, ending] = DOCUMENT_FORMATS[format];
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
