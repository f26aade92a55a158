import type { OfficeCopy } from './office-copy';

/**
 * Asks for the copy's scripts, so that the browser has them when their turn comes: the first, and where Excel has told itself in the page's
 * address (`_host_Info=Excel$Win32$16.01$zh-CN$…`), as office.js reads it, those for this Excel and its language. What fails is asked again.
 */
export function bringAhead({ script }: OfficeCopy, search: string = location.search): void {
  const [host = '', platform = '', version = '', locale = ''] = (new URLSearchParams(search).get('_host_Info') ?? '')
    .toLowerCase()
    .split('$');
  const names = [
    ...(host === 'excel' && /^16\.0[01]$/u.test(version) ? [`${host}-${platform}-${version}.js`] : []),
    ...(/^(?:zh-cn|en-us)$/u.test(locale) ? [`${locale}/office_strings.js`] : []),
  ];
  for (const address of [script, ...names.map((name) => new URL(name, script).href)])
    void fetch(address).then(
      (answer) => answer.arrayBuffer(),
      () => undefined,
    );
}
