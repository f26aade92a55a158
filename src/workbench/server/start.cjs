/**
 * npm start [-- --port 8080] [--no-open] [--live] [--excel] [--help]
 * Shows the workbench: a grid with a dealer's workbook and the task pane beside it. With --excel it serves the add-in for Excel instead.
 */
const { spawn } = require('node:child_process');
const { parseArgs } = require('node:util');
const { serveWorkbench, serveForExcel } = require('./workbench-server.cjs');

/** Opens the address where there is a screen to show it on; the printed address does for everyone else. */
function openBrowser(address) {
  const [command, ...args] = {
    darwin: ['open', address],
    win32: ['cmd', '/c', 'start', '', address],
  }[process.platform] ?? ['xdg-open', address];
  const screen = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (!screen || process.env.CI || process.env.SSH_CONNECTION) return;
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}

const HELP = `用法 (usage)：npm start [-- 选项 (options)]

  --port 8080   用这个端口 (this port); 不写则任选 (any free one)
  --no-open     不自动打开浏览器 (do not open the browser)
  --live        开发用：改了源码就重建 (rebuild when the source changes)
  --excel       供 Excel 加载的加载项，而不是工作台 (serve the add-in for Excel, not the workbench)
  --help        这一页 (this page)
`;

/** A dot every second while the pages are built: on a cold computer that takes most of a minute. */
function signOfLife() {
  const timer = setInterval(() => process.stdout.write('·'), 1000);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}

async function main() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      'no-open': { type: 'boolean', default: false },
      live: { type: 'boolean', default: false },
      excel: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const alive = signOfLife();
  process.stdout.write('三表助手：正在准备页面…… (preparing the pages)\n');
  const { address, close } = values.excel
    ? await serveForExcel()
    : await serveWorkbench({
        port: Number(values.port),
        live: values.live,
        paneMode: values.live ? 'development' : 'production',
      });
  alive.stop();
  process.stdout.write(
    values.excel
      ? `\n  加载项已就绪 (add-in ready for Excel)：${address}taskpane.html\n  请在 Excel 中加载 manifest.xml (sideload manifest.xml)；按 Ctrl+C 结束 (stop).\n`
      : `\n  工作台已就绪 (workbench ready)：${address}\n  按 Ctrl+C 结束 (stop).\n`,
  );
  if (!values.excel && !values['no-open']) openBrowser(address);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => void close().finally(() => process.exit(0)));
  }
}

main().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
