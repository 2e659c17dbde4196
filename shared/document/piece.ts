import type { Table } from '../domain/assessment/bulletin/bulletin.ts';

/** A piece of text in print, with its number where it has one. */
export type Piece =
  | { readonly kind: 'first' | 'second' | 'paragraph'; readonly text: string }
  | { readonly kind: 'table'; readonly table: Table };
