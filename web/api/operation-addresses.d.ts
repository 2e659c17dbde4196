declare module 'virtual:operation-addresses' {
  /** Method and path of every operation, by its id. */
  export const operationAddresses: Readonly<Record<string, readonly [method: string, path: string]>>;
}
