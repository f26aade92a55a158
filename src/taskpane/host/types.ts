import type { HostTheme } from '../shade';
import type { PaneServices } from './services';

/** What the pane stands in: Excel, or a page of our own with a file. Nothing else of the pane knows which. */
export interface PaneHost {
  readonly services: PaneServices;
  /** Calls back once the host is there, with the language that it speaks (`en-US`). */
  onConnected(listener: (language: string) => void): void;
  /** The host's theme, where it tells one. */
  theme(): HostTheme | undefined;
}
