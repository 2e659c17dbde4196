/** Where a command looks for its configuration when nobody says where it is. */
export const DEFAULT_CONFIGURATION = 'yipan.toml';
