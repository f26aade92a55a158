import '../taskpane/strict-zod';
import { recall } from '../taskpane/host/browser';
import { localeOf } from '../taskpane/mount';
import sampleBase64 from '../../assets/samples/示例-三表-2026-06.xlsx';
import { Edition } from './edition';
import { createKept } from './files/kept';
import { createBookClient, type EditionWorker } from './wire';

const root = document.getElementById('edition');
const workerSource = document.getElementById('worker')?.textContent;
if (root === null || !workerSource) throw new Error('The page is not whole');

const query = new URLSearchParams(location.search);
const locale = localeOf(recall('locale') ?? query.get('lang') ?? navigator.language) ?? 'zh-CN';
// The worker's script stands in the page itself: a page from a disk may load no other file.
const address = URL.createObjectURL(new Blob([workerSource], { type: 'text/javascript' }));
const worker = new Worker(address) as unknown as EditionWorker;
const sample = {
  name: '示例-三表-2026-06.xlsx',
  bytes: Uint8Array.from(atob(sampleBase64), (character) => character.charCodeAt(0)),
};
document.documentElement.lang = locale;
void new Edition(root, query, createBookClient(worker), createKept(indexedDB), sample, locale).start();
