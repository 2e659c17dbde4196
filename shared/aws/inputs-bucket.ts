/** Keeps what results were made from where it is too large for the table. What is there is never changed. */
export interface InputsBucket {
  put(name: string, bytes: Uint8Array): Promise<void>;
  /** Throws where there is no such object: a result that is there is whole. */
  get(name: string): Promise<Uint8Array>;
}

/** Of a function whose `uses` neither keep nor read inputs. */
export const NO_INPUTS: InputsBucket = {
  put: () => Promise.reject(new Error('this function keeps no inputs')),
  get: () => Promise.reject(new Error('this function reads no inputs')),
};
