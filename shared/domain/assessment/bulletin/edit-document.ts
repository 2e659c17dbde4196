import { type Refused, refused } from '../../refusal.ts';
import type { Block, BulletinDocument, BulletinEdit, Section } from './bulletin.ts';

/**
 * The document with an editor’s words. What is made from the results stays; a paragraph that the editor added can be rewritten and
 * removed like any other. Attachments are tables only and take no words. `version` names what is added.
 */
export function editDocument(
  document: BulletinDocument,
  edit: BulletinEdit,
  version: number,
): BulletinDocument | Refused {
  const { office, title, addressees, copies, rewritten = [], added = [], removed = [] } = edit;
  const blocks = new Map(document.sections.flatMap((section) => section.blocks).map((one) => [one.id, one]));
  const places = new Set([...blocks.keys(), ...document.sections.map(({ id }) => id)]);
  const touched = [
    ...rewritten.map(({ block }, index) => ({ id: block, field: `/rewritten/${index}/block` })),
    ...removed.map((id, index) => ({ id, field: `/removed/${index}` })),
  ];
  for (const { id, field } of touched) {
    const block = blocks.get(id);
    if (!block) return refused('block-unknown', field, { block: id });
    if (block.kind !== 'paragraph' || block.fixed) return refused('block-fixed', field, { block: id });
  }
  const lost = added.findIndex(({ after }) => !places.has(after));
  if (lost >= 0) return refused('block-unknown', `/added/${lost}/after`, { block: added[lost]?.after ?? '' });
  const texts = new Map(rewritten.map(({ block, text }) => [block, text]));
  const news = added.map(({ after, text }, index) => ({
    after,
    block: own(`added-${version}-${index + 1}`, text),
  }));
  const after = (id: string) => news.filter((one) => one.after === id).map(({ block }) => block);
  return {
    ...document,
    ...(office !== undefined && { office: { ...document.office, ...office } }),
    ...(title !== undefined && { title }),
    ...(addressees !== undefined && { addressees }),
    ...(copies !== undefined && { copies }),
    sections: document.sections
      .map(
        (section): Section => ({
          ...section,
          blocks: [
            ...after(section.id),
            ...section.blocks.flatMap((block) => [
              ...(removed.includes(block.id) ? [] : [withWords(block, texts)]),
              ...after(block.id),
            ]),
          ],
        }),
      )
      .filter(({ blocks }) => blocks.length > 0),
  };
}

function own(id: string, text: string): Block {
  return { kind: 'paragraph', id, text, fixed: false };
}

function withWords(block: Block, texts: ReadonlyMap<string, string>): Block {
  const text = texts.get(block.id);
  return block.kind === 'paragraph' && text !== undefined ? { ...block, text } : block;
}
