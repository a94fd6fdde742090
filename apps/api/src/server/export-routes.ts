import { pipeline } from 'node:stream/promises';
import express, { Router, type ErrorRequestHandler } from 'express';
import { GraphQLError } from 'graphql';
import { languageOf } from '../access/language.js';
import { admitted } from '../access/permission.js';
import { exportComplaintReport, readComplaintReportExport } from '../complaints/export-complaint-report.js';
import { exportCallbackRecord, exportCallbacks, readCallbackExport, readCallbackRecord } from '../exports/export-callbacks.js';
import { exportCases, readCaseExport } from '../exports/export-cases.js';
import { exportFigures, readFiguresExport } from '../figures/export/export-figures.js';
import { exportResident, readResidentExport } from '../privacy/export-resident.js';
import { residentWorkbook } from '../privacy/resident-workbook.js';
import { maskError } from './error-masking.js';
import type { ImportRouteOptions } from './import-routes.js';
import { answerError, answerTooManyTries } from './json-answers.js';
import { originAllowed } from './origin.js';
import { checkVariables } from './text-check.js';
import { TooManyTries } from '../wall/wall-door.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const STATUS: Readonly<Record<string, number>> = { BAD_USER_INPUT: 422, UNAUTHENTICATED: 401, PASSWORD_CHANGE_REQUIRED: 403, FORBIDDEN: 403, NOT_FOUND: 404, UNAVAILABLE: 503 };

/** `POST /exports/cases` and `/exports/callbacks` with the list's filter as JSON answer a workbook; `POST /exports/callback-record` one visit as its form, `/exports/complaint-report` a month's report as its form; `POST /exports/figures` the figures of a page, each explained; `POST /exports/resident` all that is kept about one, as JSON or as a workbook. JSON: no form of another site can send it. */
export function exportRoutes({ log, production, publicUrl, contextOf }: ImportRouteOptions): Router {
  const router = Router();
  router.use((request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    if (originAllowed(request, publicUrl)) next();
    else answerError(response, 403, { zh: '此地址不接受来自其他网站的请求。', en: 'This address does not take requests from other sites.' }, 'FORBIDDEN');
  });
  router.post('/cases', express.json({ limit: '20kb', inflate: false }), async (request, response) => {
    const { viewer, database } = await contextOf(request, response);
    checkVariables(request.body);
    const workbook = await exportCases(database, admitted(viewer), readCaseExport(request.body));
    response.set({ 'Content-Type': XLSX, 'Content-Disposition': 'attachment; filename="guanjia-cases.xlsx"' });
    await pipeline(workbook, response);
  });
  router.post('/callbacks', express.json({ limit: '20kb', inflate: false }), async (request, response) => {
    const { viewer, database } = await contextOf(request, response);
    checkVariables(request.body);
    const workbook = await exportCallbacks(database, admitted(viewer), readCallbackExport(request.body));
    response.set({ 'Content-Type': XLSX, 'Content-Disposition': 'attachment; filename="guanjia-callbacks.xlsx"' });
    await pipeline(workbook, response);
  });
  router.post('/callback-record', express.json({ limit: '20kb', inflate: false }), async (request, response) => {
    const { viewer, database } = await contextOf(request, response);
    checkVariables(request.body);
    const workbook = await exportCallbackRecord(database, admitted(viewer), readCallbackRecord(request.body));
    response.set({ 'Content-Type': XLSX, 'Content-Disposition': 'attachment; filename="guanjia-callback-record.xlsx"' });
    await pipeline(workbook, response);
  });
  router.post('/complaint-report', express.json({ limit: '20kb', inflate: false }), async (request, response) => {
    const { viewer, database } = await contextOf(request, response);
    checkVariables(request.body);
    const workbook = await exportComplaintReport(database, admitted(viewer), readComplaintReportExport(request.body));
    response.set({ 'Content-Type': XLSX, 'Content-Disposition': 'attachment; filename="complaint-report.xlsx"' });
    await pipeline(workbook, response);
  });
  router.post('/figures', express.json({ limit: '20kb', inflate: false }), async (request, response) => {
    const { viewer, database } = await contextOf(request, response);
    checkVariables(request.body);
    const workbook = await exportFigures(database, admitted(viewer), readFiguresExport(request.body));
    response.set({ 'Content-Type': XLSX, 'Content-Disposition': 'attachment; filename="guanjia-figures.xlsx"' });
    await pipeline(workbook, response);
  });
  router.post('/resident', express.json({ limit: '20kb', inflate: false }), async (request, response) => {
    const { viewer, database } = await contextOf(request, response);
    checkVariables(request.body);
    const asked = readResidentExport(request.body);
    const data = await exportResident(database.pool, admitted(viewer), asked);
    if (asked.format === 'json') {
      response.set({ 'Content-Type': 'application/json; charset=utf-8', 'Content-Disposition': 'attachment; filename="resident.json"' }).send(JSON.stringify(data, null, 2));
      return;
    }
    response.set({ 'Content-Type': XLSX, 'Content-Disposition': 'attachment; filename="resident.xlsx"' });
    await pipeline(await residentWorkbook(data, asked.language), response);
  });
  const failed: ErrorRequestHandler = (error: { status?: number }, request, response, next) => {
    // What reading the body refuses is said by the server's own answers; a download that breaks off cannot be taken back.
    if (response.headersSent || error.status !== undefined) return next(error);
    if (error instanceof TooManyTries) return answerTooManyTries(response, error);
    const masked = maskError(error instanceof GraphQLError ? error : new GraphQLError('unexpected', { originalError: error as Error }), log, production, languageOf(null, request.headers['accept-language']));
    response.status(STATUS[masked.extensions.code] ?? 500).json({ errors: [masked] });
  };
  router.use(failed);
  return router;
}
