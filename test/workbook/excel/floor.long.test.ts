import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';

/**
 * The manifest asks for ExcelApi 1.14. Every member of Excel's API that the adapter uses is looked up in the comments of
 * @types/office-js; a newer one would fail on Excel 2021.
 */
const FLOOR = 1.14;
const FOLDER = 'src/workbook/excel';

const version = (text: string): number[] =>
  [...text.matchAll(/\[Api set: ExcelApi(?: )?(\d+\.\d+)/gu)].map(([, number]) => Number(number));
const newer = (a: number, b: number): boolean => {
  const [majorA = 0, minorA = 0] = String(a).split('.').map(Number);
  const [majorB = 0, minorB = 0] = String(b).split('.').map(Number);
  return majorA !== majorB ? majorA > majorB : minorA > minorB;
};

/** Members of Excel's types that the files use, with the API set that their comments name. */
function membersUsed(files: readonly string[]): Map<string, number> {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    strict: true,
    noEmit: true,
    types: ['office-js'],
    skipLibCheck: true,
    noLib: true,
  };
  // The comments are read as text below; the compiler need not understand them.
  const host = ts.createCompilerHost(options);
  host.jsDocParsingMode = ts.JSDocParsingMode.ParseNone;
  const program = ts.createProgram([...files], options, host);
  const checker = program.getTypeChecker();
  const used = new Map<string, number>();
  const visit = (node: ts.Node): void => {
    if (
      ts.isPropertyAccessExpression(node) ||
      ts.isPropertyAssignment(node) ||
      ts.isShorthandPropertyAssignment(node) ||
      ts.isBindingElement(node)
    ) {
      for (const declaration of checker.getSymbolAtLocation(node.name)?.declarations ?? []) {
        const file = declaration.getSourceFile();
        if (!file.fileName.includes('@types/office-js')) continue;
        const comment = file.text.slice(declaration.getFullStart(), declaration.getStart());
        const owner =
          ts.isClassDeclaration(declaration.parent) || ts.isInterfaceDeclaration(declaration.parent)
            ? (declaration.parent.name?.text ?? '')
            : '';
        for (const set of version(comment)) used.set(`${owner}.${node.name.getText()}`, set);
      }
    }
    ts.forEachChild(node, visit);
  };
  for (const file of files) {
    const source = program.getSourceFile(file);
    if (source) visit(source);
  }
  return used;
}

test('the adapter uses no member newer than the floor', () => {
  const files = readdirSync(FOLDER).map((name) => `${FOLDER}/${name}`);
  const used = membersUsed(files);
  // The check itself must see the API: members of several sets are there.
  expect(used.get('Range.getCellProperties')).toBe(1.9);
  expect(used.get('Range.getMergedAreasOrNullObject')).toBe(1.13);
  expect(used.size).toBeGreaterThan(60);
  expect([...used].filter(([, set]) => newer(set, FLOOR))).toEqual([]);
});

test('a plain reading does not call what clears the undo stack', () => {
  const reading = ['read.ts', 'sheet-builder.ts', 'guard-cells.ts']
    .map((name) => readFileSync(`${FOLDER}/${name}`, 'utf8'))
    .join('\n');
  expect(reading).not.toMatch(
    /getMergedAreas|worksheets\.add|\.copy\(|\.delete\(|requestUpdate|\.protect\(|\.visibility =/u,
  );
  expect(reading).toMatch(/getRowProperties/u);
});
