import { decodeImage } from '../aws/stream-image.ts';
import { jsonLog } from '../lambda/log.ts';
import type { StreamEdge } from '../lambda/stream.ts';

/** The stream edge of a function on AWS. */
export const streamEdge: StreamEdge = { decode: decodeImage, log: jsonLog };
