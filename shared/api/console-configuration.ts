/** What the console asks for before anything else: how one signs in here, and whether it is the sandbox. Holds no secret. */
export interface ConsoleConfiguration {
  readonly sandbox: boolean;
  /** True where local accounts may sign in with name, password and code. */
  readonly accounts: boolean;
  readonly ways: readonly SignInWay[];
}

/** Where an issuer is found: with its endpoints given, nothing has to be discovered. */
export interface SignInWay {
  readonly kind: 'oidc';
  readonly issuer: string;
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  /** Ends the issuer's own session; without it, signing out only forgets the token. */
  readonly endSessionEndpoint?: string;
  readonly clientId: string;
  readonly scope: string;
}

/** Where the console lives: no operation's path begins with it. */
export const CONSOLE_PATH = '/console/';
/** Where an issuer sends people back to. */
export const CONSOLE_RETURN_PATH = '/console/signed-in';
export const CONSOLE_CONFIGURATION_PATH = '/console/configuration.json';
