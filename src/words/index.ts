export * from './fill';
export * from './text';
export * from './say';
