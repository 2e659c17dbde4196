/** A command for the machine on which an installation runs, in place of a call of its API. */
export interface MachineCommand {
  readonly zh: string;
  readonly en: string;
  /** Runs it and answers its exit code. */
  readonly run: (args: readonly string[], env: NodeJS.ProcessEnv) => Promise<number>;
}

/** Loaded when asked for: who calls an operation needs no server, and a server no table of operations. */
export const machineCommands: ReadonlyMap<string, MachineCommand> = new Map([
  [
    'init',
    {
      zh: '建立真实运行的数据文件夹、密钥和配置',
      en: 'make data folder, keys and configuration for real use',
      run: async (args) => (await import('../serve/init.ts')).initCommand(args),
    },
  ],
  [
    'serve',
    {
      zh: '在本机真实运行',
      en: 'real use on this machine',
      run: async (args, env) => (await import('../serve/serve.ts')).serveCommand(args, env),
    },
  ],
  [
    'account',
    {
      zh: '管理本机账号',
      en: 'local accounts: make and change them',
      run: async (args, env) =>
        (await import('../accounts/cli/account-command.ts')).accountCommand(args, env),
    },
  ],
  [
    'session',
    {
      zh: '用本机账号登录、退出',
      en: 'sign in and out with a local account',
      run: async (args, env) =>
        (await import('../accounts/cli/session-command.ts')).sessionCommand(args, env),
    },
  ],
  [
    'backup',
    {
      zh: '备份数据（运行中也可以）',
      en: 'back up the data, also while it runs',
      run: async (args, env) => (await import('../keeping/backup-command.ts')).backupCommand(args, env),
    },
  ],
  [
    'restore',
    {
      zh: '从备份恢复，或检查备份',
      en: 'restore a backup, or check one',
      run: async (args, env) => (await import('../keeping/restore-command.ts')).restoreCommand(args, env),
    },
  ],
  [
    'keys',
    {
      zh: '换用新的数据密钥，或列出密钥',
      en: 'rotate the data key, or list the keys',
      run: async (args, env) => (await import('../keeping/keys-command.ts')).keysCommand(args, env),
    },
  ],
  [
    'doctor',
    {
      zh: '检查本机的安装，说明该做什么',
      en: 'look at the installation on this machine, and say what to do',
      run: async (args, env) => (await import('../doctor/doctor-command.ts')).doctorCommand(args, env),
    },
  ],
]);
