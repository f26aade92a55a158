export * from './address';
export * from './snapshot';
export * from './changes';
export * from './changes-json';
