import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(__dirname, '../..');

async function reportIn(zone: string): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['-r', './scripts/register.cjs', 'test/schedule/zone-report.ts'],
    {
      cwd: ROOT,
      env: { ...process.env, TZ: zone },
    },
  );
  return stdout;
}

test('days are the same in Shanghai, New York and on Kiritimati, over year ends, leap days and changes of clocks', async () => {
  const zones = ['Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati'];
  const [shanghai, newYork, kiritimati] = await Promise.all(zones.map(reportIn));
  expect(shanghai).toContain('2024-02-28 19781 2024-02-28 2024-02-29 2024-03-14 3');
  expect(shanghai).toContain('2025-12-31 20453 2025-12-31 2026-01-01 2026-01-15 3');
  expect(shanghai).toMatch(/delivery-call \d{4}-\d\d-\d\d overdue/u);
  expect(newYork).toBe(shanghai);
  expect(kiritimati).toBe(shanghai);
}, 60_000);
