import type { NextFunction, Request, Response } from 'express';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Stuck } from '../../application/operations/stuck.ts';
import { factsOf } from '../../http/responses.ts';
import { metricsText } from '../../platform/metrics.ts';

/** What is counted about requests. */
export type Metrics = {
  /** Counts every request that passes, by the pattern of its route. */
  count(request: Request, response: Response, next: NextFunction): void;
  /**
   * Everything counted so far, with the figures of this process, in the text format of Prometheus.
   * @param stuck what stands still in the whole installation; left out when the database does not say
   */
  text(stuck?: Stuck): Promise<string>;
};

/** Starts counting. Labels hold route patterns only: no id, no address, no token. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const requests = new Counter({
    name: 'traject_http_requests_total',
    help: 'Requests answered.',
    labelNames: ['method', 'route', 'status'],
    registers,
  });
  const durations = new Histogram({
    name: 'traject_http_request_duration_seconds',
    help: 'Time to answer.',
    labelNames: ['method', 'route'],
    registers,
  });
  const inFlight = new Gauge({
    name: 'traject_http_requests_in_flight',
    help: 'Requests being answered now.',
    registers,
  });

  const stuck = new Gauge({
    name: 'traject_stuck',
    help: 'What stands still because of a fault of ours, and workflows that have not heard what was committed (behind).',
    labelNames: ['kind'],
    registers,
  });
  const breaker = new Gauge({
    name: 'traject_mail_breaker_open',
    help: '1 while the mail server refuses everybody in the same words: all mail is kept, and one is tried now and then.',
    registers,
  });

  const workers = new Gauge({
    name: 'traject_workers',
    help: 'Processes of workers: those that live, and those that were killed (dead) in the last ten minutes.',
    labelNames: ['state'],
    registers,
  });

  return {
    count(request, response, next) {
      const ended = durations.startTimer();
      inFlight.inc();
      response.once('close', () => {
        inFlight.dec();
        const route = { method: request.method, route: factsOf(response).route ?? 'none' };
        ended(route);
        requests.inc({ ...route, status: response.statusCode });
      });
      next();
    },
    text(now) {
      stuck.reset();
      for (const [kind, count] of Object.entries(now?.defects ?? {})) stuck.set({ kind }, count);
      if (now !== undefined) stuck.set({ kind: 'behind' }, now.behind);
      if (now !== undefined) breaker.set(now.mailBreaker);
      for (const [state, count] of Object.entries(now?.workers ?? {})) workers.set({ state }, count);
      return metricsText(registry);
    },
  };
}
