/** Excel as the system knows it. */
export interface Excel {
  /** `16.0.17328.20184`, or with its year where that is known: `2019, 16.0.10417.20012`. */
  readonly version: string;
  /**
   * Whether it has ExcelApi 1.14, without which the add-in is not offered: Excel 2021, Microsoft 365 from build 14326 (Microsoft's list
   * "Excel JavaScript API requirement sets"). Excel 2016 and 2019 call themselves 16.0, too.
   */
  readonly fits: boolean;
}

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
  /** `undefined` where there is none. */
  excel(): Promise<Excel | undefined>;
  /** Rules of an administrator that keep add-ins out, by their names. */
  policies(): Promise<readonly string[]>;
}
