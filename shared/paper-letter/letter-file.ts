import type { LetterFormat } from '../api/paper-operations.ts';
import { DOCUMENT_FORMATS, type DocumentFile } from '../document/document-format.ts';
import { letterIdOf } from '../domain/notice/paper-letter.ts';
import type { LetterContent } from './printed-letter.ts';

/** 联系函-330106009.2026.12.html: no name of a person, for file names end in lists and logs. Each renderer is loaded when it is asked for. */
export async function letterFile(content: LetterContent, format: LetterFormat): Promise<DocumentFile> {
  const [type, ending] = DOCUMENT_FORMATS[format];
  const name = `联系函-${letterIdOf(content.letter)}.${ending}`;
  return { bytes: await bytesOf(content, format), type, name };
}

async function bytesOf(content: LetterContent, format: LetterFormat): Promise<Uint8Array> {
  switch (format) {
    case 'html':
      return Buffer.from((await import('./letter-html.ts')).letterHtml(content));
    case 'docx':
      return await (await import('./letter-docx.ts')).letterDocx(content);
  }
}
