/** Blanks, zero-width characters and the dots within names of other peoples: `王 小明`, `买买提·吐尔逊` and `买买提•吐尔逊`. */
const UNSEEN = /[\s\u200B-\u200F\u2060\uFEFF\u00AD·•‧∙⋅・･．.]+/gu;
const ONLY_HAN = /^[\u4e00-\u9fff]+$/u;

/** What two spellings of one consultant have in common: no blanks, width, case, zero-width characters or `·`. `''` for nobody. */
export function consultantKey(name: string | undefined): string {
  if (name === undefined) return '';
  return ONLY_HAN.test(name) ? name : name.normalize('NFKC').replace(UNSEEN, '').toUpperCase();
}

/**
 * One spelling for each consultant of a workbook: the first that a form's title gives, else the first that a row gives, without outer
 * blanks and zero-width characters. Names with other keys stay apart.
 */
export class Consultants {
  private readonly spellings = new Map<string, string>();

  constructor(titles: Iterable<string | undefined>) {
    for (const title of titles) this.spell(title);
  }

  spell(name: string | undefined): string | undefined {
    if (name === undefined) return undefined;
    const key = consultantKey(name);
    if (key === '') return undefined;
    const known = this.spellings.get(key);
    if (known !== undefined) return known;
    const shown = name.replace(/[\u200B-\u200F\u2060\uFEFF\u00AD]/gu, '').trim();
    this.spellings.set(key, shown);
    return shown;
  }
}
