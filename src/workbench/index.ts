import '../taskpane/strict-zod';
import { Workbench } from './workbench';

const root = document.getElementById('workbench');
if (root === null) throw new Error('The page has no place for the workbench');
new Workbench(root, new URLSearchParams(location.search)).start();
