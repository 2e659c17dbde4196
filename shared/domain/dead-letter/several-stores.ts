import type { DeadLetters } from './dead-letters.ts';

/** Several stores of dead letters as one, each with the sources that are its own. */
export function deadLettersIn(stores: readonly DeadLetters[]): DeadLetters {
  const storeOf = (source: string): DeadLetters => {
    const store = stores.find(({ sources }) => sources.includes(source));
    if (!store) throw new Error(`no store of dead letters has the source ${source}`);
    return store;
  };
  return {
    sources: stores.flatMap(({ sources }) => sources),
    list: (source, query) => storeOf(source).list(source, query),
    redriveOne: (source, id) => storeOf(source).redriveOne(source, id),
    redriveAll: (source, query) => storeOf(source).redriveAll(source, query),
  };
}
