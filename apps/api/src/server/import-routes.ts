import express, { Router, type ErrorRequestHandler, type Request, type Response } from 'express';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { languageOf } from '../access/language.js';
import { admitted } from '../access/permission.js';
import { badField, forbidden, refusal } from '../access/refusals.js';
import type { Context } from '../context.js';
import { maskError } from './error-masking.js';
import { answerError, answerTooManyTries } from './json-answers.js';
import { originAllowed } from './origin.js';
import { checkVariables } from './text-check.js';
import { TooManyTries } from '../wall/wall-door.js';
import { carryOutUpload } from '../imports/carry-out-upload.js';
import { capabilityFor, IMPORT_KINDS, type ImportKind } from '../imports/import-kinds.js';
import { UnusableInput } from '../imports/problem.js';
import { readUpload } from '../imports/read-upload.js';
import { templateFile } from '../imports/template-file.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A hundred thousand residents have about half of it. More: the command line (docs/imports.md). */
const LARGEST_MB = 10;

export interface ImportRouteOptions {
  readonly log: Logger;
  readonly production: boolean;
  readonly publicUrl: string | undefined;
  readonly contextOf: (request: Request, response: Response) => Promise<Context>;
}

/** Files do not fit into a GraphQL request: `POST /import-file?options=…` takes one as it is and answers JSON; `GET /import-file/template` gives one to fill in. */
export function importRoutes({ log, production, publicUrl, contextOf }: ImportRouteOptions): Router {
  const router = Router();
  router.use((request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    if (originAllowed(request, publicUrl)) next();
    else answerError(response, 403, { zh: '此地址不接受来自其他网站的请求。', en: 'This address does not take requests from other sites.' }, 'FORBIDDEN');
  });
  const allowed = async (request: Request, response: Response, kind: ImportKind): Promise<Context> => {
    const context = await contextOf(request, response);
    if (!admitted(context.viewer).capabilities.has(capabilityFor(kind))) throw forbidden();
    return context;
  };
  router.get('/template', async (request, response) => {
    const kind = IMPORT_KINDS.find((one) => one === request.query['kind']);
    if (!kind) throw badField('kind', { zh: `须为 ${IMPORT_KINDS.join('、')} 之一。`, en: `must be one of ${IMPORT_KINDS.join(', ')}.` });
    await allowed(request, response, kind);
    const workbook = await templateFile(kind, request.query['language'] === 'en' ? 'en' : 'zh');
    response.set({ 'Content-Type': XLSX, 'Content-Disposition': `attachment; filename="guanjia-${kind.toLowerCase()}.xlsx"` });
    response.send(workbook);
  });
  router.post(
    '/',
    // Who may not is told so before the file is read.
    async (request, response, next) => {
      const upload = readUpload(request.query['options']);
      checkVariables(upload);
      response.locals['upload'] = upload;
      response.locals['context'] = await allowed(request, response, upload.kind);
      next();
    },
    express.raw({ type: 'application/octet-stream', limit: LARGEST_MB * 2 ** 20, inflate: false }),
    async (request, response) => {
      if (!Buffer.isBuffer(request.body)) throw badField('file', { zh: '没有收到文件：请以 application/octet-stream 发送。', en: 'did not arrive. Send it as application/octet-stream.' });
      const answer = await carryOutUpload(response.locals['context'] as Context, response.locals['upload'] as ReturnType<typeof readUpload>, request.body);
      if ('report' in answer) answerCsv(response, 'import-report.csv', answer.report);
      else response.json(answer);
    },
  );
  const failed: ErrorRequestHandler = (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    if (error instanceof TooManyTries) return answerTooManyTries(response, error);
    const spoken = error instanceof UnusableInput ? refusal('BAD_USER_INPUT', error.words) : (error as { type?: string }).type === 'entity.too.large' ? tooLarge() : error;
    const masked = maskError(spoken instanceof GraphQLError ? spoken : new GraphQLError('unexpected', { originalError: spoken as Error }), log, production, languageOf(null, request.headers['accept-language']));
    response.status(STATUS[masked.extensions.code] ?? 500).json({ errors: [masked] });
  };
  router.use(failed);
  return router;
}

const STATUS: Readonly<Record<string, number>> = { BAD_USER_INPUT: 422, UNAUTHENTICATED: 401, PASSWORD_CHANGE_REQUIRED: 403, FORBIDDEN: 403, NOT_FOUND: 404, UNAVAILABLE: 503 };

const tooLarge = (): GraphQLError =>
  refusal('BAD_USER_INPUT', {
    zh: `文件超过 ${LARGEST_MB} MB：请分成几份；历史记录也可以在服务器上用 npm run import 导入。`,
    en: `The file has more than ${LARGEST_MB} MB. Cut it into parts; records of the past may also come in by npm run import on the server.`,
  });

function answerCsv(response: Response, fileName: string, text: string): void {
  response.setHeader('Content-Disposition', `attachment; filename="${fileName}"`);
  response.type('text/csv; charset=utf-8').send(text);
}
