import type pg from 'pg';
import { type Store, storeWithin } from './db.ts';

/**
 * Does several statements in one transaction: all of it is stored, or nothing. A statement that is refused (a unique
 * index, say) undoes only itself, and the transaction can go on.
 * @param work is given a store of the same scope whose statements belong to the transaction; Prisma's do not
 * @throws what `work` throws; nothing is stored then
 */
export async function inTransaction<Result, Given extends Store>(
  store: Given,
  work: (within: Given) => Promise<Result>,
): Promise<Result> {
  const client = await store.pool.connect();
  // A connection that is lost between two statements is told by the next one; unheard, it would end the whole process.
  client.on('error', ignore);
  try {
    const result = await work(inside(store, client));
    await client.query('COMMIT');
    client.off('error', ignore);
    client.release();
    return result;
  } catch (error) {
    // A connection on which even this fails is of no more use.
    const broken = await client.query('ROLLBACK').then(
      () => false,
      () => true,
    );
    // One that is broken is thrown away, and may still say so.
    if (!broken) client.off('error', ignore);
    client.release(broken);
    throw error;
  }
}

function inside<Given extends Store>(store: Given, client: pg.PoolClient): Given {
  const pool = { query: careful(client) } as unknown as pg.Pool;
  return storeWithin({ ...store.database, pool }, store.scope) as Given;
}

const ignore = () => undefined;

/** One statement after the other, each with a mark before it to go back to; the mark of the one before goes in the same round trip. */
function careful(client: pg.PoolClient) {
  let mark = 'BEGIN; SAVEPOINT statement';
  let last: Promise<unknown> = Promise.resolve();
  const run = async (statement: pg.QueryConfig) => {
    await client.query(mark);
    mark = 'RELEASE SAVEPOINT statement; SAVEPOINT statement';
    try {
      return await client.query(statement);
    } catch (error) {
      await client.query('ROLLBACK TO SAVEPOINT statement');
      throw error;
    }
  };
  return (statement: pg.QueryConfig) => {
    const turn = last.then(() => run(statement));
    last = turn.catch(ignore);
    return turn;
  };
}
