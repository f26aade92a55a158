import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { catalogue } from '../src/words';
import { parseXml, type XmlElement } from '../src/workbook/xlsx/xml/xml';

// eslint-disable-next-line @typescript-eslint/no-require-imports -- a build script, in CommonJS
const { manifestFor } = require('../scripts/manifest.cjs') as {
  manifestFor(template: string, address: string): string;
};

/**
 * Microsoft's own validator asks a server of theirs; these are the rules of its schemas and of the store that matter here
 * (learn.microsoft.com/javascript/api/manifest).
 */
const root = join(__dirname, '..');
const source = readFileSync(join(root, 'manifest.xml'), 'utf8');
const manifest = parseXml(source).root;

function all(element: XmlElement, local: string): XmlElement[] {
  return element.children.flatMap((child) => [...(child.local === local ? [child] : []), ...all(child, local)]);
}
const one = (local: string, within = manifest): XmlElement => {
  const found = within.children.filter((child) => child.local === local);
  expect(found).toHaveLength(1);
  return found[0] as XmlElement;
};
const attribute = (element: XmlElement, name: string): string => element.attributes.get(name) ?? '';
const content = (element: XmlElement): string => source.slice(element.openEnd, element.closeStart);
const overrides = one('VersionOverrides');
const resources = one('Resources', overrides);

describe('manifest.xml', () => {
  it('is a task pane for Excel that may read and write, from ExcelApi 1.14 on', () => {
    expect(manifest.local).toBe('OfficeApp');
    expect(attribute(manifest, 'xsi:type')).toBe('TaskPaneApp');
    expect(content(one('Id'))).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(content(one('Version'))).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
    expect(content(one('DefaultLocale'))).toBe('zh-CN');
    expect(content(one('Permissions'))).toBe('ReadWriteDocument');
    expect(one('Hosts').children.map((host) => attribute(host, 'Name'))).toEqual(['Workbook']);
    const sets = all(one('Requirements'), 'Set').map((set) => [attribute(set, 'Name'), attribute(set, 'MinVersion')]);
    expect(sets).toEqual([['ExcelApi', '1.14']]);
  });

  it('has its elements in the order that the schema demands', () => {
    const order = [
      'Id', 'Version', 'ProviderName', 'DefaultLocale', 'DisplayName', 'Description', 'IconUrl', 'HighResolutionIconUrl', 'SupportUrl',
      'AppDomains', 'Hosts', 'Requirements', 'DefaultSettings', 'Permissions', 'VersionOverrides',
    ]; // prettier-ignore
    expect(manifest.children.map(({ local }) => local)).toEqual(order);
    expect(overrides.children.map(({ local }) => local)).toEqual(['Hosts', 'Resources']);
    expect(resources.children.map(({ local }) => local)).toEqual(['Images', 'Urls', 'ShortStrings', 'LongStrings']);
    const factor = one('DesktopFormFactor', one('Host', one('Hosts', overrides)));
    expect(factor.children.map(({ local }) => local)).toEqual(['GetStarted', 'FunctionFile', 'ExtensionPoint']);
    for (const control of all(overrides, 'Control')) {
      expect(control.children.map(({ local }) => local)).toEqual(['Label', 'Supertip', 'Icon', 'Action']);
    }
  });

  it('uses the only version of the overrides that task panes know', () => {
    expect(attribute(overrides, 'xsi:type')).toBe('VersionOverridesV1_0');
    expect(attribute(overrides, 'xmlns')).toBe('http://schemas.microsoft.com/office/taskpaneappversionoverrides');
  });

  it('offers one group with the three commands of the product, each opening the pane', () => {
    expect(all(overrides, 'Group')).toHaveLength(1);
    const controls = all(overrides, 'Control');
    const labelOf = (control: XmlElement): string => {
      const id = attribute(one('Label', control), 'resid');
      return attribute(
        all(resources, 'String').find((text) => attribute(text, 'id') === id) as XmlElement,
        'DefaultValue',
      );
    };
    expect(controls.map(labelOf)).toEqual(['打开三表助手', '今日任务', '月度汇总']);
    expect(controls.map((control) => attribute(one('Action', control), 'xsi:type'))).toEqual(
      Array(3).fill('ShowTaskpane'),
    );
    // One pane, whichever button opened it.
    expect(new Set(all(overrides, 'TaskpaneId').map(content)).size).toBe(1);
  });

  it('resolves every resource, each once, with ids of at most 32 characters', () => {
    const defined = ['Image', 'Url', 'String']
      .flatMap((local) => all(resources, local))
      .map((entry) => attribute(entry, 'id'));
    expect(new Set(defined).size).toBe(defined.length);
    const references = [...source.matchAll(/resid="([^"]*)"/gu)].map((match) => match[1] ?? '');
    expect(references.length).toBeGreaterThan(20);
    expect(references.filter((id) => !defined.includes(id))).toEqual([]);
    expect(defined.filter((id) => !references.includes(id))).toEqual([]);
    for (const id of [...defined, ...all(overrides, 'Control').map((control) => attribute(control, 'id'))]) {
      expect(id.length).toBeLessThanOrEqual(32);
    }
  });

  it('keeps texts within their limits, and says each in English too', () => {
    const limits: readonly (readonly [XmlElement[], number])[] = [
      [[one('DisplayName')], 125],
      [[one('Description')], 250],
      [all(one('ShortStrings', resources), 'String'), 125],
      [all(one('LongStrings', resources), 'String'), 250],
    ];
    for (const [texts, limit] of limits) {
      expect(texts.length).toBeGreaterThan(0);
      for (const element of texts) {
        const english = one('Override', element);
        expect(attribute(english, 'Locale')).toBe('en-US');
        for (const words of [attribute(element, 'DefaultValue'), attribute(english, 'Value')]) {
          expect(words.trim()).not.toBe('');
          expect(words.length).toBeLessThanOrEqual(limit);
        }
        expect(attribute(element, 'DefaultValue')).toMatch(/\p{Script=Han}/u);
        expect(attribute(english, 'Value')).not.toMatch(/\p{Script=Han}/u);
      }
    }
    expect(content(one('ProviderName')).length).toBeLessThanOrEqual(125);
  });

  it('names only https addresses of at most 2048 characters, all under the one that the build replaces', () => {
    const urls = [...source.matchAll(/(?:DefaultValue|Value)="([a-z]+:[^"]*)"/gu)].map((match) => match[1] ?? '');
    expect(urls.length).toBeGreaterThan(12);
    for (const url of urls) {
      expect(url).toMatch(/^https:\/\/localhost:3000\//);
      expect(url.length).toBeLessThanOrEqual(2048);
    }
  });

  it('shows icons of the sizes that they really have', () => {
    const images = all(resources, 'Image');
    const sizeOf = (url: string): number => {
      const file = join(root, 'assets', 'icons', url.slice(url.lastIndexOf('/') + 1));
      expect(existsSync(file)).toBe(true);
      const png = readFileSync(file);
      expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
      expect(png.readUInt32BE(20)).toBe(png.readUInt32BE(16));
      return png.readUInt32BE(16);
    };
    const sizes = new Map(images.map((image) => [attribute(image, 'id'), sizeOf(attribute(image, 'DefaultValue'))]));
    for (const use of all(overrides, 'Icon').flatMap((icon) => icon.children)) {
      expect(sizes.get(attribute(use, 'resid'))).toBe(Number(attribute(use, 'size')));
    }
    for (const icon of all(overrides, 'Icon')) {
      const asked = icon.children.map((use) => attribute(use, 'size'));
      expect(asked).toEqual(expect.arrayContaining(['16', '32', '80']));
    }
    expect(sizeOf(attribute(one('IconUrl'), 'DefaultValue'))).toBe(32);
    expect(sizeOf(attribute(one('HighResolutionIconUrl'), 'DefaultValue'))).toBe(64);
  });

  it('opens only pages that the build makes', () => {
    const pages = all(one('Urls', resources), 'Url').map((url) => new URL(attribute(url, 'DefaultValue')).pathname);
    expect(new Set(pages)).toEqual(new Set(['/taskpane.html', '/commands.html']));
  });

  it('calls the product by the name that people see elsewhere', () => {
    const title = catalogue('zh-CN')['workbench.title'] ?? '';
    expect(title.startsWith(attribute(one('DisplayName'), 'DefaultValue'))).toBe(true);
  });
});

describe('manifestFor', () => {
  it('puts another server and folder in place of the development one', () => {
    const built = manifestFor(source, 'https://example.com/sanbiao/');
    expect(built).not.toContain('localhost');
    expect(built).toContain('"https://example.com/sanbiao/taskpane.html?view=today"');
    expect(built).toContain('<AppDomain>https://example.com</AppDomain>');
    expect(parseXml(built).root.children).toHaveLength(manifest.children.length);
  });

  it('leaves the development address as it is', () => {
    expect(manifestFor(source, 'https://localhost:3000')).toBe(source);
  });

  it('escapes what XML would misread', () => {
    const built = manifestFor(source, 'https://example.com/a&b');
    expect(built).toContain('https://example.com/a&amp;b/taskpane.html');
  });

  it.each(['http://example.com', 'example.com', 'https://example.com/?a=1', ''])(
    'refuses %p with a reason',
    (address) => {
      expect(() => manifestFor(source, address)).toThrow(/--address/);
    },
  );
});
