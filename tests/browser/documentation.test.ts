import { afterAll, beforeAll, expect, it } from '@jest/globals';
import express from 'express';
import { createDocumentationRouter } from '../../src/api/documentation/documentation.page.ts';
import { createOpenApiDocument } from '../../src/api/documentation/openapi.ts';
import { createMetrics } from '../../src/api/http/metrics.ts';
import { allRoutes } from '../../src/api/routes.ts';
import { type Listening, listen } from '../../src/api/server.ts';
import { securityHeaders } from '../../src/http/security-headers.ts';
import { accessibilityProblems, startBrowser, type TestBrowser } from './browser.ts';

let browser: TestBrowser;
let server: Listening;

beforeAll(async () => {
  const app = express();
  app.use(securityHeaders(), createDocumentationRouter());
  const document = createOpenApiDocument(allRoutes(createMetrics()));
  app.get('/api/v1/openapi.json', (_request, response) => void response.json(document));
  [browser, server] = await Promise.all([startBrowser(), listen(app, { port: 0 })]);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

it('the documentation of the API can be read by everybody, also where an endpoint is opened', async () => {
  const page = await browser.open({ width: 1200, height: 900 });
  await page.goto(`${server.url}/docs`);
  await page.waitForSelector('.opblock');
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.click('#operations-trajectories-commandTrajectory .opblock-summary-control');
  await page.waitForSelector('#operations-trajectories-commandTrajectory .opblock-body table');
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(browser.outside).toEqual([]);
});
