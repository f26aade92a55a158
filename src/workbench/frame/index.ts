import type {} from '../workbench';

// Runs in the pane's frame ahead of office.js: the page around it plays Excel. Without such a page the pane finds no Excel, and says so.
const outer = window.parent;
if (outer !== window) outer.sanbiaoWorkbench?.enter(window);
