/** The version of Yipan, as in package.json (a test holds them together): known without reading a file. */
export const VERSION = '0.1.0';
