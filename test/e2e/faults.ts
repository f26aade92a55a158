import { readFileSync } from 'node:fs';

import type { Page } from 'playwright-core';
import { paneFrame } from './desk';

export const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

export interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe finds fault with in the pane, its best practices beyond WCAG 2.2 AA included. */
export async function faults(page: Page): Promise<string[]> {
  const frame = paneFrame(page);
  await frame.evaluate(AXE);
  const { violations } = await frame.evaluate(() =>
    (window as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } }).axe.run(),
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}
