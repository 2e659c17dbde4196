/** Directions of imports: infra, functions, local, web -> shared/domain -> nothing. */
const only = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to });

module.exports = {
  forbidden: [
    only('domain-is-pure', { path: '^shared/domain' }, { pathNot: '^shared/domain|node_modules/zod/' }, 'zod and itself, nothing else'),
    only('api-is-data', { path: '^shared/api' }, { pathNot: '^shared/(api|domain)|node_modules/zod/' }, 'operations are data over domain schemas'),
    only('edges-know-no-store', { path: '^shared/lambda' }, { path: '^shared/(aws|sqlite)|node_modules/@aws-sdk' }, 'edges see ports only'),
    only('sdk-in-adapters', { pathNot: '^(shared/aws|test|bench|scripts|node_modules)' }, { path: 'node_modules/@aws-sdk' }, 'shared/aws is the only place of the SDK'),
    only('engines-apart', { path: '^shared/sqlite' }, { path: '^shared/(aws|lambda)' }, 'an engine knows no other'),
    only('engines-apart-aws', { path: '^shared/aws' }, { path: '^shared/(sqlite|lambda)' }, 'an engine knows no other'),
    only('functions-see-ports', { path: '^functions', pathNot: '[.]lambda[.]ts$' }, { path: '^(shared/(aws|sqlite)|local|infra)' }, 'a function takes its stores'),
    only('wiring-in-entries', { path: '^(shared|functions|local)', pathNot: '^shared/wiring|[.]lambda[.]ts$' }, { path: '^shared/wiring' }, 'only entries put adapters and edges together'),
    only('middy-in-edges', { pathNot: '^(shared/lambda|node_modules)' }, { path: 'node_modules/@middy' }, 'the edges hide middy'),
    only('local-without-cloud', { path: '^local' }, { path: '^(shared/aws|infra)|[.]lambda[.]ts$|node_modules/(@aws-sdk|aws-cdk-lib)' }, 'one machine needs no cloud'),
    only('document-apart', { path: '^(functions|shared)', pathNot: '^shared/openapi' }, { path: '^shared/openapi|node_modules/(zod-openapi|swagger-ui-dist)' }, 'no bundle of a function carries the document'),
    only('infra-reads-data', { path: '^infra' }, { path: '^(functions|local|web|shared)/', pathNot: '^shared/(tables|uses|aws/actions|lambda/env|api/|domain/|openapi/reference-source)', dependencyTypesNot: ['type-only', 'type-import'] }, 'infra runs nothing of the platform: table shapes, operations, grants, the reference that it packs, and types of functions'),
    only('console-is-a-client', { path: '^web' }, { path: '^(functions|infra|local|scripts|test)/|^shared/', pathNot: '^shared/(domain|api)/', }, 'the console knows the HTTP API and the domain, nothing else'),
    only('nothing-imports-the-console', { path: '^(shared|functions|infra|local)' }, { path: '^web/' }, 'the console is a leaf'),
    only('nothing-imports-tests', { pathNot: '^(test|bench)' }, { path: '^test' }, 'tests are leaves'),
    only('no-cycles', { path: '^(shared|functions|local|infra|web)' }, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }, 'data flows one way'),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^web/dist' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
