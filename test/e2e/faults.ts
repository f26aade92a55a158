import { readFileSync } from 'node:fs';

import type { Frame, Page } from 'playwright-core';
import { paneFrame } from './desk';

export const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

export interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** Waits until no colour or place is on its way: half-way through a transition a button has a contrast that nobody sees. */
export async function still(frame: Page | Frame): Promise<void> {
  await frame.waitForFunction(() =>
    document
      .getAnimations()
      .every((animation) => !(animation instanceof CSSTransition) || animation.playState !== 'running'),
  );
}

/** What axe finds fault with in the pane, its best practices beyond WCAG 2.2 AA included. */
export async function faults(page: Page): Promise<string[]> {
  const frame = paneFrame(page);
  await frame.evaluate(AXE);
  await still(frame);
  const { violations } = await frame.evaluate(() =>
    (window as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } }).axe.run(),
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}
