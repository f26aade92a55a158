import { fill, type Catalogue, type Locale, type Text } from '../../words';
import { catalogueOf } from '../words/catalogues';

/** The workshop's own words come with this screen, not with the pane's first load. */
export async function speakerOf(locale: Locale): Promise<(what: Text) => string> {
  const workshop: Catalogue =
    locale === 'en'
      ? (await import('../../words/en/workshop.json')).default
      : (await import('../../words/zh-CN/workshop.json')).default;
  const catalogue = { ...catalogueOf(locale), ...workshop };
  return (what) => fill(what, catalogue);
}
