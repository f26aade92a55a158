/** The numbers of recognition: none stands in a function without a name and a sentence here. */
export * from './columns';
export * from './layout';
