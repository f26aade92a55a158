import { say, text, type Locale, type Text, type TextKey } from '../words';
import type { Installed } from './install';

const STYLE = `:root{color-scheme:light dark;font:16px/1.7 "Microsoft YaHei UI","PingFang SC","Noto Sans CJK SC",sans-serif}
main{max-width:640px;margin:8vh auto;padding:0 24px}h1{font-size:26px}
a.big,button{display:inline-block;margin:8px 12px 8px 0;padding:12px 28px;border:1px solid #0f6c4d;border-radius:8px;background:#0f6c4d;color:#fff;font:inherit;text-decoration:none;cursor:pointer}
button{background:#fff;color:#0b523a}p.quiet{opacity:.8;font-size:14px}`;

/** The program's first page: the edition, and the way into Excel. */
export function startPage(locale: Locale, version: string, token: string): string {
  const t = (key: TextKey, values?: Text['values']): string => escaped(say(text(key, values), locale));
  return page(
    locale,
    `<h1>${t('program.page.title')}</h1>
<p>${t('program.page.text')}</p>
<p><a class="big" href="/edition/">${t('program.page.open')}</a></p>
<form method="post" action="/install"><input type="hidden" name="token" value="${token}">
<button>${t('program.page.install')}</button></form>
<p class="quiet">${t('program.page.install.note')}</p>
<p class="quiet">${t('program.page.close')}</p>
<p class="quiet">${t('program.page.version', { version })} · <a href="/licences.txt">${t('program.page.licences')}</a></p>`,
  );
}

/** How installing went. */
export function resultPage(locale: Locale, { lines }: Installed): string {
  const shown = lines.map((line) => `<p>${escaped(say(line, locale))}</p>`).join('\n');
  return page(locale, `${shown}<p><a class="big" href="/">${escaped(say(text('program.page.back'), locale))}</a></p>`);
}

const page = (locale: Locale, body: string): string => `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'">
<title>三表助手</title><style>${STYLE}</style></head><body><main>${body}</main></body></html>
`;

const escaped = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
