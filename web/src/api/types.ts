// The shapes of the REST API, as far as the pages use them.

export type * from './types/common';
export type * from './types/connections';
export type * from './types/jobs';
export type * from './types/plans';
export type * from './types/structures';
