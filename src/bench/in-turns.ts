import type { Bare } from './bare.ts';
import type { Product } from './product.ts';

/** Enrolments, and bare starts, under way at the same time. */
export const WIDTH = 32;
const TURNS = 10;
/**
 * Commands that are measured, one after the other: so many that thirty of them lie above the figure for 95 %. The first are not
 * counted: until then the processes have not compiled what they run.
 */
const COMMANDS = 600;
const NOT_COUNTED = 100;

/**
 * Enrols so many schools beside starting as many bare workflows. In turns, a tenth each, so that whatever else the machine
 * does meanwhile falls on both; the first turn is not counted.
 * @returns milliseconds for one
 */
export async function enrolBesideStarting(
  product: Product,
  bare: Bare,
  count: number,
): Promise<{ product: number; bare: number; bareUntilAsleep: number }> {
  const took = { product: 0, bare: 0, bareUntilAsleep: 0 };
  const share = Math.ceil(count / TURNS);
  let counted = 0;
  for (let from = 0; from < count; from += share) {
    const to = Math.min(count, from + share);
    const [forBare, forProduct] = [
      await bare.startSleepers(to - from, WIDTH),
      await product.enrol(from, to, WIDTH),
    ];
    if (from === 0 && share < count) continue;
    counted += to - from;
    took.bare += forBare.calls;
    took.bareUntilAsleep += forBare.untilAsleep;
    took.product += forProduct;
  }
  return {
    product: took.product / counted,
    bare: took.bare / counted,
    bareUntilAsleep: took.bareUntilAsleep / counted,
  };
}

/** Carries out commands beside empty Updates. In turns, so that whatever else the machine does meanwhile falls on both. */
export async function commandLatencies(
  product: Product,
  bare: Bare,
  count: number,
): Promise<{ product: number[]; bare: number[] }> {
  const workflows = Math.min(count, (COMMANDS + NOT_COUNTED) / 2);
  const emptyUpdate = await bare.listeners(workflows, WIDTH);
  const command = await product.commands(workflows);
  const latencies = { product: [] as number[], bare: [] as number[] };
  const rounds = Math.min(COMMANDS + NOT_COUNTED, 4 * count);
  for (let round = 0; round < rounds; round += 1) {
    const [forBare, forProduct] = [await emptyUpdate(round), await command(round)];
    if (round < Math.min(NOT_COUNTED, count)) continue;
    latencies.bare.push(forBare);
    latencies.product.push(forProduct);
  }
  return latencies;
}
