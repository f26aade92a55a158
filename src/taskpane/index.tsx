import { createExcelHost } from './host/excel';
import { mountPane } from './mount';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root');
const query = new URLSearchParams(location.search);
mountPane(root, createExcelHost(query), query);
