/**
 * npm start [-- --port 8080] [--no-open] [--live] [--excel]
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

async function main() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      'no-open': { type: 'boolean', default: false },
      live: { type: 'boolean', default: false },
      excel: { type: 'boolean', default: false },
    },
  });
  process.stdout.write('三表助手：正在准备页面…… (preparing the pages)\n');
  const { address, close } = values.excel
    ? await serveForExcel()
    : await serveWorkbench({
        port: Number(values.port),
        live: values.live,
        paneMode: values.live ? 'development' : 'production',
      });
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
