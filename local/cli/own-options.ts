/** The options that every command has. A field of an operation with such a name is typed with its part: `--query.division`. */
export const OWN_OPTIONS = {
  url: { type: 'string' },
  token: { type: 'string' },
  division: { type: 'string', multiple: true },
  role: { type: 'string' },
  subject: { type: 'string' },
  data: { type: 'string' },
  body: { type: 'string' },
  all: { type: 'boolean' },
  json: { type: 'boolean' },
  out: { type: 'string' },
  'idempotency-key': { type: 'string' },
  'if-match': { type: 'string' },
  help: { type: 'boolean' },
} as const;

export const OWN_OPTIONS_HELP = `  --url URL            address of the platform, default $YIPAN_URL or http://localhost:8787   平台地址
  --token TOKEN        who calls, default $YIPAN_TOKEN   令牌
  --division CODE      in the sandbox, instead of a token: for which division, may be repeated   沙箱中代替令牌：以哪个区划的身份
  --role ROLE          … and in which role, default clerk, or the first that may   角色
  --subject NAME       … and by what name, as records keep it   办理人
  --data FOLDER        … of the sandbox with this data folder, default .data   沙箱的数据文件夹
  --body FILE          the whole body as JSON from a file, - for standard input; flags are put over it   请求正文
  --all                every page of a list   取全部页
  --json               the answer as it came   原样输出
  --out FILE           the answer into a file   存入文件
  --idempotency-key K  of the call that is sent again; a new one is made and printed otherwise   重发时用原值
  --if-match ETAG      the version that was seen; read first otherwise   所见版本
  --help               this text   本说明`;
