/** The unmodified copy of Microsoft's client that lies beside the page, in builds that have one. */
export interface OfficeCopy {
  /** Its first script's whole address. */
  readonly script: string;
  /** The same page beginning with the copy; the ribbon's page has none. */
  readonly page?: string;
}

/** What the page's head says: `<meta name="office-js-copy" content="office-js/office.js" data-page="taskpane-copy.html">`. */
export function copyOf(page: Pick<Document, 'querySelector' | 'baseURI'>): OfficeCopy | undefined {
  const meta = page.querySelector<HTMLMetaElement>('meta[name="office-js-copy"]');
  if (meta === null) return undefined;
  const whole = (address: string): string => new URL(address, page.baseURI).href;
  const own = meta.dataset.page;
  return { script: whole(meta.content), ...(own !== undefined && { page: whole(own) }) };
}
