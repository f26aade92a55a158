export { ownerMonth } from './month';
export {
  AGES,
  ownerFigures,
  type ChannelFigures,
  type ModelFigures,
  type OwnerFigures,
  type PersonFigures,
} from './figures';
export { toOwnersJson } from './json';
export {
  OWNER_COUNTS,
  OWNER_RATES,
  partOf,
  ratesOf,
  selectFacts,
  type OwnerCount,
  type OwnerPart,
  type OwnerQuery,
  type OwnerRate,
} from './registry';
export type { DataSheets } from './files';
export { RFM_TYPES, type RfmType } from './rfm';
export { UNKNOWN } from './types';
export type { FactPlace, FactTable, FactValue, OwnerFacts, OwnerMonth } from './types';
export { countName, definitionOf, rateDefinition, rfmDefinition } from './words';
