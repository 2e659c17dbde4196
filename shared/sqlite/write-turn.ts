/** SQLite has one writer at a time; two connections of one process agree here on whose turn it is. */
export interface WriteTurn {
  /** Blocks the thread until it may write. */
  take(): void;
  /** Takes it as soon as may be, without blocking the thread. */
  takeSoon(): Promise<void>;
  give(): void;
  /** Does a commit, and counts it for whoever syncs the log. */
  committing(commit: () => void): void;
  /** Twice the commits of both sides, and one more while one is at work. */
  commits(): number;
  /** Whether the other side waits for its turn. */
  isWanted(): boolean;
}

/** The threads of the platform that write: the one that answers requests, and the one that does the rest. */
export type Writer = 'requests' | 'background';

const HOLDER = 0;
const WAITING = { requests: 1, background: 2 } as const;
const COMMITS = 3;
const FREE = 0;
const NUMBER = { requests: 1, background: 2 } as const;

/** How much a waiting side wants its turn. */
const CONTENT = 0;
const WAITS = 1;
const URGENT = 2;

/** Past this the holder is taken for dead; SQLite's own lock, which dies with its connection, then decides. */
const PATIENCE_MS = 2_000;
/** Requests go first, but where they come without a pause the rest of the work gets in after this long. */
const BACKGROUND_PATIENCE_MS = 8;

/** The memory that both sides of a turn share. */
export function turnMemory(): SharedArrayBuffer {
  return new SharedArrayBuffer(4 * Int32Array.BYTES_PER_ELEMENT);
}

/**
 * One side of the turn. SQLite's busy handler sleeps 1, 2, 5, 10 … ms whatever happens meanwhile: here who waits is
 * woken by the one that ends. It is an arrangement for speed only; `BEGIN IMMEDIATE` is what keeps writers apart.
 */
export function writeTurn(memory: SharedArrayBuffer, writer: Writer): WriteTurn {
  const cells = new Int32Array(memory);
  const me = NUMBER[writer];
  const mine = WAITING[writer];
  const theirs = WAITING[writer === 'requests' ? 'background' : 'requests'];
  /** This side has it, whether or not a group is open yet. */
  let held = false;
  const taken = (): boolean => {
    held = Atomics.compareExchange(cells, HOLDER, FREE, me) === FREE;
    return held;
  };
  const takenAtOnce = (): boolean => held || (Atomics.load(cells, theirs) === CONTENT && taken());

  /** One try of a side that has waited since `started`: taken, or what to wait for. */
  const tryNow = (started: number): { readonly holder: number; readonly ms: number } | 'taken' => {
    const waited = performance.now() - started;
    const urgent = writer === 'background' && waited > BACKGROUND_PATIENCE_MS;
    Atomics.store(cells, mine, urgent ? URGENT : WAITS);
    const letThemFirst = Atomics.load(cells, theirs) > (writer === 'requests' ? WAITS : CONTENT) && !urgent;
    const isMine = !letThemFirst && taken();
    if (!isMine && waited <= PATIENCE_MS) {
      const holder = Atomics.load(cells, HOLDER);
      // Free, but theirs: they were woken and are about to take it.
      return { holder, ms: holder === FREE ? 0.5 : BACKGROUND_PATIENCE_MS };
    }
    if (!isMine) Atomics.store(cells, HOLDER, me);
    held = true;
    Atomics.store(cells, mine, CONTENT);
    return 'taken';
  };

  return {
    take() {
      if (takenAtOnce()) return;
      const started = performance.now();
      for (let next = tryNow(started); next !== 'taken'; next = tryNow(started)) {
        Atomics.wait(cells, HOLDER, next.holder, next.ms);
      }
    },
    async takeSoon() {
      if (takenAtOnce()) return;
      const started = performance.now();
      for (let next = tryNow(started); next !== 'taken'; next = tryNow(started)) {
        await Atomics.waitAsync(cells, HOLDER, next.holder, next.ms).value;
        if (held) return; // a write that could not wait took it meanwhile
      }
    },
    give() {
      held = false;
      if (Atomics.compareExchange(cells, HOLDER, me, FREE) === me) Atomics.notify(cells, HOLDER);
    },
    committing(commit) {
      Atomics.add(cells, COMMITS, 1);
      try {
        commit();
      } finally {
        Atomics.add(cells, COMMITS, 1);
      }
    },
    commits: () => Atomics.load(cells, COMMITS),
    isWanted: () => Atomics.load(cells, theirs) !== CONTENT,
  };
}

/** Frees the turn of a side that is known to be gone. */
export function forget(memory: SharedArrayBuffer, writer: Writer): void {
  const cells = new Int32Array(memory);
  Atomics.store(cells, WAITING[writer], CONTENT);
  // A commit that it was at has ended, either way.
  if (Atomics.load(cells, HOLDER) === NUMBER[writer] && Atomics.load(cells, COMMITS) & 1)
    Atomics.add(cells, COMMITS, 1);
  Atomics.compareExchange(cells, HOLDER, NUMBER[writer], FREE);
  Atomics.notify(cells, HOLDER);
}
