import { officeReady } from '../taskpane/host/office';

/**
 * The ribbon's function file. All three buttons open the pane at its place (`taskpane.html`, `?view=today`, `?view=month`), which needs
 * no code; Excel still wants a page that reports itself ready. Nobody sees this page: what is wrong is said by the pane.
 */
void officeReady().catch(() => undefined);
