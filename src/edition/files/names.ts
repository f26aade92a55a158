import { text, type Text } from '../../words';

/** A file's name and its ending with the dot. */
function parted(name: string): { readonly base: string; readonly ending: string } {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? { base: name, ending: '.xlsx' } : { base: name.slice(0, dot), ending: name.slice(dot) };
}

/** Colons may not stand in the name of a file. */
const fileTime = (time: string): string => time.replaceAll(':', '-');

/** `三表.xlsx` → `三表 2026-06-20 09-30.xlsx`. */
export function copyName(name: string, time: string): string {
  const { base, ending } = parted(name);
  return `${base} ${fileTime(time)}${ending}`;
}

/** The name under which a former state is given back. */
export function keptName(words: (what: Text) => string, name: string, time: string): string {
  const { base, ending } = parted(name);
  return words(text('edition.versions.file', { name: base, at: fileTime(time), ending }));
}

/** What unsaved work is called among the former states. */
export function draftName(words: (what: Text) => string, name: string): string {
  const { base, ending } = parted(name);
  return words(text('edition.draft.file', { name: base, ending }));
}
