/**
 * Lines read at a time, which is most of what a township has in a quarter. A page of DynamoDB holds a megabyte, some 4,000 lines, and a
 * smaller number asks again for no reason.
 */
export const PAGE = 5_000;
