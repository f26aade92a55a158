/** Fluent UI puts empty <style> elements into the page and fills them rule by rule; only the empty text is let through. */
const EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/**
 * A page that Excel opens: it may talk to itself and to the host of Microsoft's client, to nobody else.
 * office.js is loaded without blocking, so that the page paints (and can say what is wrong) while that host is slow or down;
 * the page finds the tag by its id `office-js`.
 * @param {{ officeJs: string, officeHost?: string, body: string, before?: string }} page `officeHost` is absent where
 *   office.js comes from the page's own server; `before` is markup that must run ahead of office.js.
 */
function officePage({ officeJs, officeHost, body, before = '' }) {
  const allowed = officeHost === undefined ? "'self'" : `'self' ${officeHost}`;
  const policy = [
    "default-src 'none'",
    `script-src ${allowed}`,
    `connect-src ${allowed}`,
    `style-src 'self' ${EMPTY_STYLE}`,
    `img-src ${allowed} data:`,
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>三表助手</title>
${before}
<script id="office-js" async src="${officeJs}"></script>
</head>
<body>${body}</body>
</html>
`;
}

/**
 * The workbench's own page: everything comes from its own server. Univer draws with inline styles and data: images. What it is stands there
 * before its code has come, which takes seconds.
 */
function workbenchPage() {
  const policy = [
    "default-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>三表助手 · 工作台</title>
<link rel="icon" type="image/png" href="icons/icon-32.png">
</head>
<body><div id="workbench"><p style="margin:0;padding:16px 20px;font:600 16px sans-serif">三表助手 · 工作台……</p></div></body>
</html>
`;
}

/** The pane without Excel, for tests: under the pane's own policy, without Microsoft's client. */
function harnessPage() {
  const policy = `default-src 'none'; script-src 'self'; style-src 'self' ${EMPTY_STYLE}; img-src 'self' data:`;
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>三表助手</title>
<link rel="icon" type="image/png" href="icons/icon-32.png">
</head>
<body><div id="root"></div></body>
</html>
`;
}

module.exports = { EMPTY_STYLE, harnessPage, officePage, workbenchPage };
