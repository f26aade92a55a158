/** Shorter pieces of a text are copied by the engine itself. */
const SHORTEST = 13;

/**
 * A text as one of its own. Engines keep a longer piece as a place in the text that it was cut from, so that a name would hold a megabyte of
 * the file; what is joined of two pieces is written anew.
 */
export const detached = (text: string): string =>
  text.length < SHORTEST ? text : [text.slice(0, 1), text.slice(1)].join('');
