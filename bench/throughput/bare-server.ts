import { createServer } from 'node:http';
import { openEngine } from '../../shared/sqlite/engine.ts';

/**
 * The baseline: `node:http`, JSON parsed, one row committed durably with the engine's own group commit, and nothing of
 * what Yipan does. `node bench/throughput/bare-server.ts FILE`.
 */
const engine = openEngine(process.argv[2] ?? ':memory:');
engine.db.exec('CREATE TABLE bare (id INTEGER PRIMARY KEY, body TEXT NOT NULL)');
const insert = engine.db.prepare('INSERT INTO bare (body) VALUES (?)');

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = JSON.stringify(JSON.parse(Buffer.concat(chunks).toString('utf8')));
    engine.write(() => insert.run(body));
    engine.settled().then(
      () => response.writeHead(201, { 'content-length': 2 }).end('{}'),
      () => response.writeHead(503, { 'content-length': 0 }).end(),
    );
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(`http://localhost:${typeof address === 'object' && address ? address.port : 0}`);
});
process.once('SIGTERM', () => {
  server.closeAllConnections();
  server.close(() => {
    engine.close();
    process.exit(0);
  });
});
