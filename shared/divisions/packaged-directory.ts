import type { Directory } from '../domain/division/directory.ts';
import { loadDirectory } from './load.ts';

let directory: Directory | undefined;

/** The directory of the data files beside this code, loaded when first asked for: it takes a good part of a second. */
export function packagedDirectory(): Directory {
  directory ??= loadDirectory();
  return directory;
}
