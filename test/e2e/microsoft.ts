import type { BrowserContext, Route } from 'playwright-core';

const COPY = 'office-js/office.js';

/**
 * Has the workbench's pane come as release builds have it: Microsoft's host is asked first (here under `microsoft/`, where `answer` plays
 * it), the copy lies beside the page, and there is a page that begins with it.
 */
export async function asReleased(
  context: BrowserContext,
  address: string,
  answer: (route: Route) => Promise<void> | void,
): Promise<void> {
  const html = async (): Promise<string> => (await context.request.get(`${address}taskpane.html`)).text();
  const page = async (route: Route, attributes: string, source: string): Promise<void> => {
    const meta = `<meta name="office-js-copy" content="${COPY}"${attributes}>`;
    const body = (await html()).replace(COPY, source).replace(/<script id="?office-js/u, `${meta}$&`);
    await route.fulfill({ contentType: 'text/html', body });
  };
  await context.route('**/taskpane.html*', (route) =>
    page(route, ' data-page="taskpane-copy.html"', 'microsoft/office.js'),
  );
  await context.route('**/taskpane-copy.html*', (route) => page(route, '', COPY));
  await context.route('**/microsoft/**', answer);
}
