import type { AgreementFormat } from '../api/agreement-operations.ts';
import { DOCUMENT_FORMATS, type DocumentFile } from '../document/document-format.ts';
import type { AgreementContent } from './printed-agreement.ts';

/** 目标管理责任书-甲镇-2026-01-01.docx. Each renderer is loaded when it is asked for: that of Word is heavy. */
export async function agreementFile(
  content: AgreementContent,
  format: AgreementFormat,
): Promise<DocumentFile> {
  const [type, ending] = DOCUMENT_FORMATS[format];
  const name = `目标管理责任书-${content.unitName}-${content.agreement.from}.${ending}`;
  return { bytes: await bytesOf(content, format), type, name };
}

async function bytesOf(content: AgreementContent, format: AgreementFormat): Promise<Uint8Array> {
  return format === 'docx'
    ? await (await import('./agreement-docx.ts')).agreementDocx(content)
    : Buffer.from((await import('./agreement-html.ts')).agreementHtml(content));
}
