import type { NextFunction, Request, Response } from 'express';
import { factsOf } from '../../http/responses.ts';

/** What is counted about requests, in the text format of Prometheus. */
export type Metrics = {
  /** Counts every request that passes, by the pattern of its route. */
  count(request: Request, response: Response, next: NextFunction): void;
  /** Everything counted so far. */
  text(): string;
};

/** Upper bounds in seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;

type Durations = { readonly buckets: number[]; sum: number; count: number };

/** Starts counting. Labels hold route patterns only: no id, no address, no token. */
export function createMetrics(): Metrics {
  const totals = new Map<string, number>();
  const durations = new Map<string, Durations>();
  let inFlight = 0;

  return {
    count(request, response, next) {
      const startedAt = performance.now();
      inFlight += 1;
      response.once('close', () => {
        inFlight -= 1;
        const route = `method="${request.method}",route="${factsOf(response).route ?? 'none'}"`;
        const total = `${route},status="${response.statusCode}"`;
        totals.set(total, (totals.get(total) ?? 0) + 1);
        observe(durations, route, (performance.now() - startedAt) / 1000);
      });
      next();
    },
    text: () =>
      [
        ...heading('traject_http_requests_total', 'counter', 'Requests answered.'),
        ...[...totals].map(([labels, value]) => `traject_http_requests_total{${labels}} ${value}`),
        ...heading('traject_http_request_duration_seconds', 'histogram', 'Time to answer.'),
        ...[...durations].flatMap(([labels, duration]) => histogramLines(labels, duration)),
        ...heading('traject_http_requests_in_flight', 'gauge', 'Requests being answered now.'),
        `traject_http_requests_in_flight ${inFlight}`,
        ...heading('process_resident_memory_bytes', 'gauge', 'Memory of this process.'),
        `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
        ...heading('process_uptime_seconds', 'gauge', 'How long this process has been up.'),
        `process_uptime_seconds ${process.uptime()}`,
        '',
      ].join('\n'),
  };
}

function observe(durations: Map<string, Durations>, labels: string, seconds: number): void {
  const duration = durations.get(labels) ?? { buckets: BUCKETS.map(() => 0), sum: 0, count: 0 };
  durations.set(labels, duration);
  duration.sum += seconds;
  duration.count += 1;
  for (const [index, bound] of BUCKETS.entries()) {
    if (seconds <= bound) duration.buckets[index] = (duration.buckets[index] ?? 0) + 1;
  }
}

function histogramLines(labels: string, { buckets, sum, count }: Durations): string[] {
  const name = 'traject_http_request_duration_seconds';
  return [
    ...BUCKETS.map((bound, index) => `${name}_bucket{${labels},le="${bound}"} ${buckets[index]}`),
    `${name}_bucket{${labels},le="+Inf"} ${count}`,
    `${name}_sum{${labels}} ${sum}`,
    `${name}_count{${labels}} ${count}`,
  ];
}

function heading(name: string, type: string, help: string): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];
}
