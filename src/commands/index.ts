/**
 * The ribbon's function file. All three buttons open the pane at its place (`taskpane.html`, `?view=today`, `?view=month`), which needs
 * no code; Excel still wants a page that reports itself ready.
 */
if (typeof Office !== 'undefined') void Office.onReady();
else document.getElementById('office-js')?.addEventListener('load', () => void Office.onReady());
