import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import rooms from '../scripts/rooms.json';

/**
 * The house as docs/architecture.md tells it: which room may use which, that nothing reaches past a folder's door, that no two files
 * need each other, and that rooms and files stay small enough to find things in.
 */
const SOURCE = join(__dirname, '../src');

/** The rooms from the ground up: each may use those before it, and a face what its line says. */
const PURE: readonly string[] = rooms;
const FACES: Readonly<Record<string, readonly string[]>> = {
  workbook: ['words', 'sheet'],
  taskpane: [...PURE, 'workbook'],
  commands: ['words', 'taskpane'],
  program: ['words'],
  cli: [...PURE, 'workbook', 'program'],
  edition: [...PURE, 'workbook', 'taskpane'],
  workbench: [...PURE, 'workbook', 'edition', 'taskpane'],
};

/** Files beside an index that others may name: a room of several small offers, or a part that is loaded by itself. */
const DOORS: Readonly<Record<string, RegExp>> = {
  workbook: /^(?:port|journal|header-codes|sheet-mark)\.ts$/u,
  // The browser edition is another host of the same pane.
  taskpane: /^(?:mount\.tsx|(?:host|worker)\/\w+\.ts)$/u,
  // The workbench's page is made of the edition's parts.
  edition: /^page\/[\w-]+\.ts$/u,
};

interface Import {
  readonly from: string;
  readonly to: string;
  readonly types: boolean;
  readonly late: boolean;
}

const files = walk(SOURCE);
const known = new Set(files);
const imports = files.flatMap(importsOf);

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return walk(path);
    return /\.tsx?$/u.test(entry.name) && !entry.name.endsWith('.d.ts') ? [relative(SOURCE, path)] : [];
  });
}

function importsOf(from: string): Import[] {
  const code = readFileSync(join(SOURCE, from), 'utf8');
  return [
    ...code.matchAll(/(import type|export type|import|export)\s[^;'"]*?from '(\.[^']*)'|import\('(\.[^']*)'\)/gu),
  ].flatMap((match) => {
    const path = posix.join(dirname(from), match[2] ?? match[3] ?? '');
    const to = [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`, `${path}/index.tsx`].find((file) =>
      known.has(file),
    );
    return to === undefined
      ? []
      : [{ from, to, types: match[1]?.endsWith('type') === true, late: match[3] !== undefined }];
  });
}

const roomOf = (file: string): string => file.split('/')[0] ?? '';
const insideOf = (file: string): string => file.slice(roomOf(file).length + 1);
const told = ({ from, to }: Import): string => `${from} → ${to}`;

test('every folder of src is a room that this table knows', () => {
  const rooms = readdirSync(SOURCE, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(rooms.length).toBeGreaterThan(12);
  expect(rooms.map(({ name }) => name).filter((name) => !PURE.includes(name) && FACES[name] === undefined)).toEqual([]);
});

test('a room uses only the rooms below it', () => {
  const upwards = imports.filter(({ from, to }) => {
    const [room, used] = [roomOf(from), roomOf(to)];
    if (room === used) return false;
    const allowed = FACES[room] ?? PURE.slice(0, PURE.indexOf(room));
    return !allowed.includes(used);
  });
  expect(upwards.map(told)).toEqual([]);
});

test('nothing reaches past the door of another room', () => {
  const past = imports.filter(({ from, to }) => {
    if (roomOf(from) === roomOf(to)) return false;
    const inside = insideOf(to);
    return !/(?:^|\/)(?:index\.tsx?|types\.ts)$/u.test(inside) && DOORS[roomOf(to)]?.test(inside) !== true;
  });
  expect(past.map(told)).toEqual([]);
});

test('no two files need each other to be loaded', () => {
  const needs = new Map(files.map((file) => [file, [] as string[]]));
  for (const { from, to, types, late } of imports) if (!types && !late) needs.get(from)?.push(to);
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    const at = path.indexOf(file);
    if (at >= 0) circles.push([...path.slice(at), file].join(' → '));
    if (at >= 0 || done.has(file)) return;
    for (const next of needs.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  expect(circles).toEqual([]);
});

/** Longest file and fullest folder. A registry's folder holds one file a thing, so it may be fuller. */
const MOST_LINES = 400;
const MOST_FILES = 20;
const REGISTRIES = [
  'audit/rules',
  'workshop/mistakes',
  'forms/kinds',
  'forms/fields',
  'rollups/figures',
  'cli/commands',
];

test('files and folders stay small enough to find things in', () => {
  const long = files.filter((file) => linesOf(file) > MOST_LINES);
  expect(long).toEqual([]);
  const folders = new Map<string, number>();
  for (const file of files) folders.set(dirname(file), (folders.get(dirname(file)) ?? 0) + 1);
  const full = [...folders].filter(([folder, count]) => count > MOST_FILES && !REGISTRIES.includes(folder));
  expect(full).toEqual([]);
});

/** Lines of code, without blank lines and comments: what the linter counts, too. */
function linesOf(file: string): number {
  const code = readFileSync(join(SOURCE, file), 'utf8').replace(/\/\*[\s\S]*?\*\//gu, '');
  return code.split('\n').filter((line) => line.trim() !== '' && !/^\s*\/\//u.test(line)).length;
}

test('docs/architecture.md names every room and every folder in it', () => {
  const page = readFileSync(join(__dirname, '../docs/architecture.md'), 'utf8');
  const folders = new Set(files.map((file) => dirname(file)).filter((folder) => folder.split('/').length <= 2));
  const unnamed = [...folders].filter((folder) => !page.includes(`\`${folder}\``) && !page.includes(`\`${folder}/\``));
  expect(unnamed).toEqual([]);
});

test('every dependency is used where its list says', () => {
  const list = JSON.parse(readFileSync(join(__dirname, '../package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const code = files.map((file) => readFileSync(join(SOURCE, file), 'utf8')).join('\n');
  const names = Object.keys(list.dependencies);
  expect(names.length).toBeGreaterThan(3);
  expect(names.filter((name) => !code.includes(`'${name}'`) && !code.includes(`'${name}/`))).toEqual([]);
});
