import { describe, expect, it } from '@jest/globals';
import { relationsOf } from './relations.ts';
import { enrolled } from './test-template.ts';

describe('The trajectories that one has to do with', () => {
  const { state } = enrolled({ from: { trajectory: 'origin', step: 'training/coaching' } });
  const node = Object.values(state.nodes)[0]!;
  const linked = { id: 'child', template: 'other', status: 'active', phases: {}, milestones: [] } as const;

  it('stand there once each, in the nearest relation', () => {
    const relations = relationsOf({
      ...state,
      nodes: { [node.path]: { ...node, started: 'child' } },
      linked: { other: linked, another: { ...linked, id: 'neighbour', template: 'another' } },
    });
    expect([...relations]).toEqual([
      ['origin', 'from'],
      ['child', 'started'],
      ['neighbour', 'beside'],
    ]);
  });

  it('are none for one that stands by itself', () => {
    expect(relationsOf(enrolled().state).size).toBe(0);
  });
});
