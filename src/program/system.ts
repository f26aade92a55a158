/** What an operating system does for an installation. Nothing here needs an administrator. */
export interface System {
  /** Has the user's own store trust the authority; the system asks the person once. @returns false where that was refused or failed */
  trust(authorityFile: string): Promise<boolean>;
  distrust(thumbprint: string): Promise<void>;
  isTrusted(thumbprint: string): Promise<boolean>;
  /** Tells Excel of the manifest. @param share folder of a store's shared catalogue, instead of this user's own list */
  register(manifestFile: string, share: string | undefined): Promise<boolean>;
  unregister(share: string | undefined): Promise<void>;
  isRegistered(share: string | undefined): Promise<boolean>;
  /** Serves from now on, and from every log-on. */
  startService(): Promise<boolean>;
  stopService(): Promise<void>;
  startsAtLogOn(): Promise<boolean>;
  /** Excel's version as the system knows it, `16.0.17328`; `undefined` where there is none. */
  excelVersion(): Promise<string | undefined>;
  /** Rules of an administrator that keep add-ins out, by their names. */
  policies(): Promise<readonly string[]>;
}
