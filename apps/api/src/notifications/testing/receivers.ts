import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';

/** What arrived over http. */
export interface Arrived {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly json: any;
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly afterMs?: number;
  /** The line is cut instead of an answer. */
  readonly cut?: boolean;
}

export interface Receiver {
  readonly url: string;
  readonly arrived: Arrived[];
  /** Of these deliveries the line broke before the answer was out. */
  close(): Promise<void>;
}

/** A real http server; `reply` decides, seeing the message and how many came before it. Default: 200 with an empty body. */
export async function startReceiver(reply: (message: Arrived, before: number) => Reply = () => ({})): Promise<Receiver> {
  const arrived: Arrived[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const message = { path: request.url ?? '', headers: request.headers, body, json: JSON.parse(body) as unknown };
    arrived.push(message);
    const { status = 200, headers = {}, body: answer = '', afterMs = 0, cut = false } = reply(message, arrived.length - 1);
    await sleep(afterMs);
    if (cut) return void request.socket.destroy();
    response.writeHead(status, headers).end(answer);
  });
  server.on('clientError', (_error, socket) => socket.destroy());
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrived,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

const OK: Reply = { body: '{"errcode":0,"errmsg":"ok"}' };
const no = (errcode: number, errmsg: string): Reply => ({ body: JSON.stringify({ errcode, errmsg }) });

/** Judges as WeCom's group robot documents it: the key in the query, msgtype markdown or text, content within 4,096 or 2,048 bytes. */
export function weComReply(key: string): (message: Arrived) => Reply {
  return ({ path, json }) => {
    if (new URL(path, 'http://robot').searchParams.get('key') !== key) return no(93000, 'invalid webhook url');
    if (json.msgtype !== 'markdown' && json.msgtype !== 'text') return no(40008, 'invalid message type');
    const content: unknown = json[json.msgtype]?.content;
    if (typeof content !== 'string' || content === '') return no(44004, 'empty content');
    return Buffer.byteLength(content) > (json.msgtype === 'markdown' ? 4_096 : 2_048) ? no(40058, 'content exceed max length') : OK;
  };
}

/** Judges as DingTalk's custom robot documents it: token and signature (within the hour) in the query, msgtype markdown with title and text. */
export function dingTalkReply(token: string, secret: string): (message: Arrived) => Reply {
  return ({ path, json }) => {
    const query = new URL(path, 'http://robot').searchParams;
    if (query.get('access_token') !== token) return no(300001, 'token is not exist');
    const timestamp = query.get('timestamp') ?? '';
    const expected = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
    if (Math.abs(Date.now() - Number(timestamp)) > 3_600_000) return no(310000, 'timestamp is out of range');
    if (query.get('sign') !== expected) return no(310000, 'sign not match');
    const { title, text } = json.markdown ?? {};
    return json.msgtype === 'markdown' && title && text ? OK : no(400105, 'msgtype is not supported');
  };
}

export interface MailBox {
  /** smtp://127.0.0.1:port */
  readonly url: string;
  readonly mails: { readonly from: string; readonly to: string; readonly raw: string }[];
  close(): Promise<void>;
}

/** A real SMTP server on this machine. `refuse`: recipients that it does not know (550). */
export async function startMailBox({ refuse = [] as readonly string[], answerAfterMs = 0 } = {}): Promise<MailBox> {
  const mails: { from: string; to: string; raw: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) => done(refuse.includes(address) ? Object.assign(new Error(`no such user <${address}>`), { responseCode: 550 }) : null),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        mails.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address).join(), raw: Buffer.concat(chunks).toString() });
        setTimeout(done, answerAfterMs);
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    mails,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}
