import { expect, it } from '@jest/globals';
import { processingRecord } from './record.ts';
import { type RetentionKind, retentionKinds } from './retention.ts';

it('tells of all that is kept for a time', () => {
  const kinds = Object.keys(retentionKinds) as RetentionKind[];
  const told = processingRecord.flatMap(({ kept }) => kept ?? []);
  expect(kinds.filter((kind) => !told.includes(kind))).toEqual([]);
});
