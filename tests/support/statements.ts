import pg from 'pg';

/** What was asked of PostgreSQL, statement by statement, without the values. */
export type Statements = {
  /** Does something and gives what it asked, in the order in which it was asked. */
  during<T>(work: () => Promise<T>): Promise<{ readonly result: T; readonly asked: readonly string[] }>;
  stop(): void;
};

/** Listens to every connection of this process; what else asks meanwhile is heard too. */
export function hearStatements(): Statements {
  const { prototype } = pg.Client as unknown as { prototype: { query: (...given: unknown[]) => unknown } };
  const { query } = prototype;
  let asked: string[] = [];
  prototype.query = function (this: unknown, ...given: unknown[]) {
    const [statement] = given as [string | { readonly text: string }];
    asked.push(typeof statement === 'string' ? statement : statement.text);
    return query.apply(this, given);
  };
  return {
    async during(work) {
      asked = [];
      return { result: await work(), asked };
    },
    stop: () => {
      prototype.query = query;
    },
  };
}
