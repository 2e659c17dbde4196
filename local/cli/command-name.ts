/** How this program is called here: an installation of the bundle has a command of its own. */
export const COMMAND = process.env['YIPAN_COMMAND'] ?? 'npm run -s yipan --';
