/** Lines read at a time: a page of DynamoDB holds a megabyte, some 2,000 lines. */
export const PAGE = 1_000;
