/** What was looked at. */
export type Subject =
  | 'configuration'
  | 'server'
  | 'data'
  | 'keys'
  | 'clock'
  | 'disk'
  | 'certificate'
  | 'issuers'
  | 'backups'
  | 'calendar'
  | 'queue'
  | 'dead-letters'
  | 'stuck'
  | 'digests';

export const SUBJECT_ZH: Readonly<Record<Subject, string>> = {
  configuration: '配置',
  server: '服务',
  data: '数据',
  keys: '密钥',
  clock: '时钟',
  disk: '磁盘',
  certificate: '证书',
  issuers: '签发方',
  backups: '备份',
  calendar: '工作日历',
  queue: '投递队列',
  'dead-letters': '投递失败件',
  stuck: '滞留件',
  digests: '每日提醒',
};

/** A sentence in both languages. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** One look. A warning becomes a failure if nobody does anything; `unknown` could not be looked at. */
export interface Finding {
  readonly subject: Subject;
  readonly state: 'ok' | 'warning' | 'failed' | 'unknown';
  /** What was found. */
  readonly found: Words;
  /** What to do; absent where nothing need be done. */
  readonly todo?: Words;
}

export function found(zh: string, en: string): Words {
  return { zh, en };
}

/** What a look that failed itself says, in one line. */
export function whyOf(cause: unknown): string {
  return (cause instanceof Error ? cause.message : String(cause)).replaceAll(/\s*\n\s*/g, '; ');
}
