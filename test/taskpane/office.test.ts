/** What a host does with a request: brings the script, another answer (a network's log-in page), nothing at all, or refuses. */
type Answer = { readonly after: number; readonly brings: 'script' | 'page' | 'refusal' } | 'never';

const MICROSOFT = 'https://appsforoffice.microsoft.com/lib/1/hosted/';
const PAGE = 'https://localhost:27183/taskpane.html?_host_Info=Excel$Win32$16.01$zh-CN$x';
const COPY = 'https://localhost:27183/office-js/';
const QUICK: Answer = { after: 20, brings: 'script' };

class Tag extends EventTarget {
  id = '';
  inPage = true;
  private address = '';

  constructor(private readonly page: Page) {
    super();
  }

  get src(): string {
    return this.address;
  }

  set src(address: string) {
    this.address = new URL(address, PAGE).href;
  }

  replaceWith(other: Tag): void {
    this.page.scripts.splice(this.page.scripts.indexOf(this), 1, other);
    this.page.ask(other);
  }
}

/** As much of a page as loading Microsoft's client needs: script tags, a network, a clock. `Office` comes with office.js, its readiness with Excel's own script. */
class Page {
  readonly scripts: Tag[] = [];
  /** When what was asked for, in milliseconds. */
  readonly asked: string[] = [];
  readonly fetched: string[] = [];
  readonly ended = new Set<string>();
  wentTo: string | undefined;

  constructor(
    private readonly network: Readonly<Record<string, Answer>>,
    withCopy: boolean,
    /** So long Excel takes to answer its client. */
    private readonly handshake: number,
  ) {
    jest.useFakeTimers({ now: 0 });
    const meta = withCopy ? { content: 'office-js/office.js', dataset: { page: 'taskpane-copy.html' } } : null;
    const globals = {
      document: {
        baseURI: PAGE,
        scripts: this.scripts,
        querySelector: (wanted: string) => (wanted.startsWith('meta') ? meta : (this.scripts[0] ?? null)),
        createElement: () => new Tag(this),
        implementation: {
          createHTMLDocument: () => ({ adoptNode: (tag: Tag) => void (tag.inPage = false) }),
        },
      },
      location: {
        search: new URL(PAGE).search,
        hash: '',
        replace: (address: string) => void (this.wentTo = `${String(performance.now())} ${address}`),
      },
      window: { stop: () => undefined },
      fetch: (address: string) => {
        this.fetched.push(address);
        return Promise.reject(new Error('only asked'));
      },
    };
    Object.assign(globalThis, globals, { Office: undefined, OfficeExtension: undefined });
    performance.getEntriesByName = (name) => (this.ended.has(name) ? [{} as PerformanceEntry] : []);
    const tag = new Tag(this);
    tag.src = `${MICROSOFT}office.js`;
    this.scripts.push(tag);
    this.ask(tag);
  }

  ask(tag: Tag): void {
    this.asked.push(`${String(performance.now())} ${tag.src}`);
    const answer = this.network[tag.src] ?? 'never';
    if (answer === 'never') return;
    setTimeout(() => {
      this.ended.add(tag.src);
      if (!tag.inPage) return;
      if (answer.brings === 'script') this.run(tag.src);
      tag.dispatchEvent(new Event(answer.brings === 'refusal' ? 'error' : 'load'));
    }, answer.after);
  }

  private excel: () => void = () => undefined;

  private run(address: string): void {
    if (!address.endsWith('/office.js')) {
      Object.assign(globalThis, { OfficeExtension: {} });
      setTimeout(this.excel, this.handshake);
      return;
    }
    const ready = new Promise((resolve) => {
      this.excel = () => resolve({ host: 'Excel' });
    });
    Object.assign(globalThis, { Office: { HostType: { Excel: 'Excel' }, onReady: () => ready } });
    const next = new Tag(this);
    next.src = new URL('excel-win32-16.01.js', address).href;
    this.scripts.push(next);
    this.ask(next);
  }
}

/** Loads the client in such a page, 200 ms after the page began. */
async function load(network: Readonly<Record<string, Answer>>, { withCopy = true, handshake = 10 } = {}) {
  const page = new Page(network, withCopy, handshake);
  await jest.advanceTimersByTimeAsync(200);
  jest.resetModules();
  const { officeReady, officeSource } = await import('../../src/taskpane/host/office');
  let ended: string | undefined;
  let at = 0;
  officeReady().then(
    () => ([ended, at] = ['ready', performance.now()]),
    (error: { readonly code: string }) => ([ended, at] = [error.code, performance.now()]),
  );
  await jest.advanceTimersByTimeAsync(60_000);
  return { page, ended, at, source: officeSource() };
}

const OWN = { [`${COPY}office.js`]: QUICK, [`${COPY}excel-win32-16.01.js`]: QUICK };

afterEach(() => jest.useRealTimers());

test('Microsoft’s host is asked first, and where it answers nothing else is', async () => {
  const { page, ended, source } = await load({
    ...OWN,
    [`${MICROSOFT}office.js`]: QUICK,
    [`${MICROSOFT}excel-win32-16.01.js`]: QUICK,
  });
  expect([ended, source, page.fetched]).toEqual(['ready', 'microsoft', []]);
  expect(page.asked.every((line) => line.includes(MICROSOFT))).toBe(true);
});

test.each<[string, Answer, number]>([
  ['refuses', { after: 300, brings: 'refusal' }, 300],
  ['answers with the log-in page of a network', { after: 300, brings: 'page' }, 300],
  ['never answers', 'never', 5000],
  ['gives the script drop by drop', { after: 30_000, brings: 'script' }, 5000],
])('a host that %s: the copy is asked for then, and runs alone', async (_, answer, when) => {
  const { page, ended, at, source } = await load({ ...OWN, [`${MICROSOFT}office.js`]: answer });
  expect([ended, source]).toEqual(['ready', 'copy']);
  expect(page.asked[1]).toBe(`${String(when)} ${COPY}office.js`);
  expect(at).toBeLessThan(when + 100);
  // The drops are there in the end, and change nothing.
  expect(page.asked).toHaveLength(3);
});

test('while it is in doubt the copy for this Excel and its language is brought ahead', async () => {
  const { page } = await load({ ...OWN, [`${MICROSOFT}office.js`]: 'never' });
  expect(page.fetched).toEqual(
    ['office.js', 'excel-win32-16.01.js', 'zh-cn/office_strings.js'].map((name) => COPY + name),
  );
});

test.each<[string, Answer]>([
  ['refused', { after: 100, brings: 'refusal' }],
  ['never answered', 'never'],
])(
  'where office.js comes and what it asks for is %s, the page that begins with the copy is opened',
  async (_, rest) => {
    const { page } = await load({
      ...OWN,
      [`${MICROSOFT}office.js`]: QUICK,
      [`${MICROSOFT}excel-win32-16.01.js`]: rest,
    });
    expect(page.wentTo).toBe('5000 https://localhost:27183/taskpane-copy.html?_host_Info=Excel$Win32$16.01$zh-CN$x');
  },
);

test('an Excel that is slow to answer is waited for: nothing of Microsoft’s is missing', async () => {
  const answers = { [`${MICROSOFT}office.js`]: QUICK, [`${MICROSOFT}excel-win32-16.01.js`]: QUICK };
  const { page, ended, at, source } = await load({ ...OWN, ...answers }, { handshake: 9000 });
  expect([page.wentTo, ended, source]).toEqual([undefined, 'ready', 'microsoft']);
  expect(at).toBeGreaterThan(9000);
});

test('without a copy a host that fails is said at once, one that never answers after twenty seconds', async () => {
  const refused = await load({ [`${MICROSOFT}office.js`]: { after: 300, brings: 'refusal' } }, { withCopy: false });
  expect([refused.ended, refused.at]).toEqual(['connection', 300]);
  const silent = await load({}, { withCopy: false });
  expect([silent.ended, silent.at]).toEqual(['connection', 20_200]);
});
