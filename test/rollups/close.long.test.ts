import { testCloses } from './closes';

/** A year of closes in every layout; `SANBIAO_CHAINS=20` of that many stores. */
testCloses(12, Number(process.env.SANBIAO_CHAINS ?? 1));
