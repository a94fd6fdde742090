import type { IncomingMessage } from 'node:http';
import type { Words } from '@guanjia/domain';
import express, { Router, type Request, type RequestHandler, type Response } from 'express';
import { GraphQLError } from 'graphql';
import { findPhoto } from '../attachments/find-photo.js';
import type { FileStore } from '../attachments/file-store.js';
import { uploadPhoto } from '../attachments/upload-photo.js';
import { admitted } from '../access/permission.js';
import type { Viewer } from '../access/viewer.js';
import type { Database } from '../database/database.js';
import { answerError } from './json-answers.js';
import { originAllowed } from './origin.js';

export interface AttachmentRoutes {
  readonly database: Database;
  readonly files: FileStore;
  readonly publicUrl: string | undefined;
  readonly findViewer: (request: IncomingMessage) => Promise<Viewer | null>;
}

/** Ten million bytes and a little: a good telephone's photo. */
const LARGEST = '10mb';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const NOT_FOUND: Words = { zh: '没有这张照片，或它不在您的范围内。', en: 'There is no such photo, or it lies outside of your centres' };
const STATUS: Readonly<Record<string, number>> = { UNAUTHENTICATED: 401, PASSWORD_CHANGE_REQUIRED: 403, FORBIDDEN: 403, BAD_USER_INPUT: 422 };

/**
 * `POST /attachments?name=…` with a photo's bytes as the body answers `{ id, name, width, height }` for `attachFile`; `GET /attachments/:id[/thumbnail]` hands it out.
 * A form of another site cannot post here: its origin is refused, and so is every content type that a form can have.
 */
export function attachmentRoutes(options: AttachmentRoutes): Router {
  const router = Router();
  router.post('/', fromHere(options.publicUrl), signedIn(options), onlyBytes, express.raw({ type: () => true, limit: LARGEST, inflate: false }), tooLarge, async (request: Request, response: Response) => {
    const name = typeof request.query['name'] === 'string' ? request.query['name'] : '';
    const bytes: Buffer = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    try {
      response.status(201).json(await uploadPhoto(options, viewerOf(response), { name, bytes }));
    } catch (error) {
      answerRefusal(response, error);
    }
  });
  const hand = (size: 'WHOLE' | 'THUMBNAIL'): RequestHandler => async (request, response) => {
    const id = String(request.params['id']);
    const photo = UUID.test(id) ? await findPhoto(options, viewerOf(response), id, size) : null;
    if (!photo) return answerError(response, 404, NOT_FOUND, 'NOT_FOUND');
    // Shown in a page of ours or saved; by itself it could run nothing even if it were something else.
    response.set({ 'Content-Type': 'image/jpeg', 'Content-Disposition': 'inline; filename="photo.jpg"', 'Content-Security-Policy': "default-src 'none'; sandbox", 'Cache-Control': 'private, max-age=300' });
    response.send(photo);
  };
  router.get('/:id', signedIn(options), hand('WHOLE'));
  router.get('/:id/thumbnail', signedIn(options), hand('THUMBNAIL'));
  return router;
}

/** A no that is said to a person; anything else is thrown on. */
function answerRefusal(response: Response, error: unknown): void {
  const { code, messages } = error instanceof GraphQLError ? (error.extensions as { code: string; messages: Words }) : {};
  if (!code || !messages) throw error;
  answerError(response, STATUS[code] ?? 400, messages, code);
}

const fromHere = (publicUrl: string | undefined): RequestHandler => (request, response, next) => {
  if (originAllowed(request, publicUrl)) next();
  else answerError(response, 403, { zh: '此地址不接受其他网站发来的请求。', en: 'This address does not take requests from other sites' }, 'FORBIDDEN');
};

const signedIn = ({ findViewer }: AttachmentRoutes): RequestHandler => async (request, response, next) => {
  const viewer = await findViewer(request);
  try {
    response.locals['viewer'] = admitted(viewer);
  } catch (error) {
    return answerRefusal(response, error);
  }
  next();
};

const viewerOf = (response: Response): Viewer => response.locals['viewer'] as Viewer;

/** Neither a form's types nor none at all: those come without a browser asking first whether they may. */
const onlyBytes: RequestHandler = (request, response, next) => {
  if (/^(image\/[\w.+-]+|application\/octet-stream)$/i.test(request.headers['content-type'] ?? '')) next();
  else answerError(response, 415, { zh: '请把照片的内容直接作为请求正文发送，类型为 image/*。', en: 'Send the bytes of the photo as the body, typed image/*' }, 'BAD_REQUEST');
};

const tooLarge: express.ErrorRequestHandler = (error: { type?: string }, _request, response, next) => {
  if (error.type === 'entity.too.large') answerError(response, 413, { zh: '照片过大：最多 10 MB。请缩小后再上传。', en: 'The photo is too large: 10 MB at most. Make it smaller and upload it again.' }, 'BAD_USER_INPUT');
  else next(error);
};
