/** Every file of the reference by its address, and its type. There are no others: no path ever reaches a disk. */
export const referenceFiles = {
  '/docs': { name: 'index.html', type: 'text/html; charset=utf-8' },
  '/docs/start.js': { name: 'start.js', type: 'text/javascript; charset=utf-8' },
  '/docs/page.css': { name: 'page.css', type: 'text/css; charset=utf-8' },
  '/docs/swagger-ui.css': { name: 'swagger-ui.css', type: 'text/css; charset=utf-8' },
  '/docs/swagger-ui-bundle.js': { name: 'swagger-ui-bundle.js', type: 'text/javascript; charset=utf-8' },
  '/docs/favicon-32x32.png': { name: 'favicon-32x32.png', type: 'image/png' },
  '/openapi.json': { name: 'openapi.json', type: 'application/json; charset=utf-8' },
} as const;
export type ReferenceFile = (typeof referenceFiles)[keyof typeof referenceFiles]['name'];

/** The routes that lead to the reference, on both engines. */
export const referencePaths = ['/', '/docs', '/docs/{file}', '/openapi.json'] as const;

export const HEALTH_PATH = '/health';
