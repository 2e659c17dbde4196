import { statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { FEEDS } from '../feed-consumers.ts';
import type { Answered } from '../runtime/server.ts';
import { DELIVERY_QUEUE } from '../runtime/stores.ts';
import type { Installation } from './installation.ts';
import { freeBytes } from './readiness.ts';

/** Counting what waits stops here: that many is an alarm, and to count them all would hold up the requests. */
const MOST_COUNTED = 10_000;

export interface Metrics {
  readonly registry: Registry;
  readonly answered: (answered: Answered) => void;
}

/**
 * Figures for Prometheus: of the platform as a whole, never of a person or of a division, whose counts may be small enough to
 * tell something about a person.
 */
export function metricsOf(
  { engine, files, thread, calendar }: Pick<Installation, 'engine' | 'files' | 'thread' | 'calendar'>,
  {
    folder,
    passedAt,
    backedUpAt,
    systemNow,
  }: {
    readonly folder: string;
    readonly passedAt: () => number;
    /** When the newest backup was begun; undefined where there is none. */
    readonly backedUpAt: () => number | undefined;
    readonly systemNow: () => number;
  },
): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'yipan_requests_total',
    help: 'Answers by operation and status',
    labelNames: ['operation', 'status'] as const,
    registers,
  });
  const seconds = new Histogram({
    name: 'yipan_request_seconds',
    help: 'Time from request to answer by operation',
    labelNames: ['operation'] as const,
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  });
  /** A figure that is looked up when somebody asks for it. */
  const looked = (name: string, help: string, look: () => number | Promise<number>): void => {
    const gauge = new Gauge({
      name,
      help,
      registers: [],
      async collect() {
        this.set(await look());
      },
    });
    registry.registerMetric(gauge);
  };
  const { db } = engine;
  const depth = db.prepare('SELECT count(*) AS n FROM (SELECT 1 FROM messages WHERE queue = ? LIMIT ?+0)');
  const oldest = db.prepare("SELECT min(sort) AS since FROM notices WHERE box = 'sending'");
  const letters = db.prepare('SELECT source, count(*) AS n FROM dead_letters GROUP BY source');
  looked('yipan_queue_messages', 'Messages in the delivery queue, counted to 10,000', () =>
    Number(depth.get(DELIVERY_QUEUE, MOST_COUNTED)?.['n']),
  );
  looked(
    'yipan_queue_oldest_seconds',
    'Since when the oldest notice waits for its delivery; 0 where none does',
    () => {
      const since = oldest.get()?.['since'];
      return typeof since === 'string' ? Math.max(0, (systemNow() - Date.parse(since)) / 1000) : 0;
    },
  );
  looked(
    'yipan_due_lag_seconds',
    'What fell due has waited at most so long to be acted on: since the last pass over limits began',
    () => (systemNow() - passedAt()) / 1000,
  );
  looked('yipan_database_bytes', 'Size of the database with its log', () =>
    ['', '-wal'].reduce(
      (sum, suffix) => sum + (statSync(files.database + suffix, { throwIfNoEntry: false })?.size ?? 0),
      0,
    ),
  );
  looked('yipan_disk_free_bytes', 'Free bytes on the disk of the data', () => freeBytes(folder));
  looked(
    'yipan_last_backup_timestamp_seconds',
    'When the newest backup was begun; 0 where there is none',
    () => Math.floor((backedUpAt() ?? 0) / 1000),
  );
  looked('yipan_lost_groups', 'Groups of writes that could not be committed, and were refused', () =>
    engine.lostGroups(),
  );
  looked(
    'yipan_background_failures',
    'How often the thread of the background failed and was started again',
    () => thread.failures(),
  );
  looked(
    'yipan_calendar_days',
    'Days that the official calendar still reaches; negative where it has ended',
    () => Math.floor((Date.parse(`${calendar.knownThrough}T00:00:00+08:00`) - systemNow()) / 86_400_000) + 1,
  );
  const waiting = new Gauge({
    name: 'yipan_feed_waiting',
    help: 'Changes that a consumer has still to be fed with, counted to 10,000',
    labelNames: ['consumer'] as const,
    registers: [],
    collect() {
      for (const [consumer, { entity, states }] of FEEDS)
        this.set({ consumer }, waitingFor(engine, consumer, entity, states));
    },
  });
  const dead = new Gauge({
    name: 'yipan_dead_letters',
    help: 'What could not be handled, by source',
    labelNames: ['source'] as const,
    registers: [],
    collect() {
      this.reset();
      for (const source of [`queue:${DELIVERY_QUEUE}`, ...FEEDS.map(([name]) => `feed:${name}`)])
        this.set({ source }, 0);
      for (const { source, n } of letters.all()) this.set({ source: String(source) }, Number(n));
    },
  });
  registry.registerMetric(waiting);
  registry.registerMetric(dead);
  return {
    registry,
    answered({ operation, status, seconds: took }) {
      requests.inc({ operation, status });
      seconds.observe({ operation }, took);
    },
  };
}

function waitingFor(
  { db }: Installation['engine'],
  consumer: string,
  entity: string,
  states: readonly string[] = [],
): number {
  const among = states.length > 0 ? `AND state IN (${states.map(() => '?').join(', ')})` : '';
  const count = db.prepare(`SELECT count(*) AS n FROM (SELECT 1 FROM changes
    WHERE id > coalesce((SELECT position FROM cursors WHERE consumer = ?), 0) AND entity = ? ${among} LIMIT ?+0)`);
  return Number(count.get(consumer, entity, ...states, MOST_COUNTED)?.['n']);
}

/** `GET /metrics` and nothing else. */
export function metricsServer({ registry }: Metrics): Server {
  return createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    registry.metrics().then(
      (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
}
