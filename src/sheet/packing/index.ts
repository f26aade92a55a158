export { pack } from './pack';
export { unpack } from './unpack';
