/** The forms in which a document leaves the platform, with type and ending of the file. */
export const DOCUMENT_FORMATS = {
  html: ['text/html; charset=utf-8', 'html'],
  docx: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx'],
  markdown: ['text/markdown; charset=utf-8', 'md'],
  json: ['application/json; charset=utf-8', 'json'],
} as const;
type DocumentFormat = keyof typeof DOCUMENT_FORMATS;

/** A document as a file, ready to be sent. */
export interface DocumentFile {
  readonly bytes: Uint8Array;
  readonly type: string;
  /** As people know the document, with its ending. */
  readonly name: string;
}

/**
 * The format for what a client says that it accepts, by its own order and weights; the page where it says nothing that there is.
 */
export function formatAccepted<Format extends DocumentFormat>(
  accept: string,
  formats: readonly Format[],
): Format | 'html' {
  const wanted = accept
    .split(',')
    .map((part) => {
      const [type = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
      const weight = parameters.find((one) => one.startsWith('q='))?.slice(2);
      return { type, weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { type } of wanted) {
    const found = formats.find((format) => DOCUMENT_FORMATS[format][0].split(';')[0] === type);
    if (found) return found;
  }
  return 'html';
}
