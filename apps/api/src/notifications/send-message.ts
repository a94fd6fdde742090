import { withoutKeys, type Destination, type Outcome } from './channel.js';
import { dingTalkAddress, dingTalkBody, genericBody, webhookSignature, weComBody } from './message-bodies.js';
import type { MessageContent } from './notice-text.js';
import { postJson } from './post-json.js';
import { Mailer, type MailSettings } from './send-mail.js';

export interface SenderSettings {
  /** Plain http and private addresses may be sent to (NOTIFY_ALLOW_HTTP=on). */
  readonly allowHttp: boolean;
  /** Null: no mail can be sent. */
  readonly mail: MailSettings | null;
  /** Default 10,000 ms. */
  readonly withinMs?: number;
}

/** Both robots take 20 messages a minute and then refuse. */
const ROBOT_PAUSE_MS = 60_000;
/** WeCom 45009; DingTalk 130101 and 410100: too many in a minute. */
const TOO_MANY = new Set([45009, 130101, 410100]);

/** Sends one message once and says what became of it. Never throws. */
export class Sender {
  private readonly mailer: Mailer | null;
  private readonly withinMs: number;

  constructor(private readonly settings: SenderSettings) {
    this.withinMs = settings.withinMs ?? 10_000;
    this.mailer = settings.mail && new Mailer(settings.mail, this.withinMs);
  }

  get sendsMail(): boolean {
    return this.mailer !== null;
  }

  get allowsHttp(): boolean {
    return this.settings.allowHttp;
  }

  /** @param attempt from 1; told to the receiver */
  async send(message: MessageContent, to: Destination, attempt: number): Promise<Outcome> {
    if (to.kind === 'MAIL') {
      return this.mailer?.send(message, to) ?? { kind: 'refused', error: 'SMTP_URL and MAIL_FROM are not set' };
    }
    try {
      return await this.post(message, to, attempt);
    } catch (trouble) {
      // A broken address or text must not end the sender; nothing has left.
      return { kind: 'refused', error: withoutKeys((trouble as Error).message, to) };
    }
  }

  private async post(message: MessageContent, to: Destination, attempt: number): Promise<Outcome> {
    const now = Date.now();
    const body = to.kind === 'WECOM_ROBOT' ? weComBody(message) : to.kind === 'DINGTALK_ROBOT' ? dingTalkBody(message) : genericBody(message);
    const signed: Record<string, string> = to.kind === 'WEBHOOK' && to.secret !== null ? { 'x-guanjia-timestamp': String(now), 'x-guanjia-signature': webhookSignature(body, to.secret, now) } : {};
    const answer = await postJson(to.kind === 'DINGTALK_ROBOT' ? dingTalkAddress(to.address, to.secret, now) : to.address, body, {
      headers: { 'x-guanjia-delivery': message.id, 'x-guanjia-attempt': String(attempt), ...signed },
      allowHttp: this.settings.allowHttp,
      withinMs: this.withinMs,
    });
    if (answer.kind === 'nothing') return { kind: answer.sent ? 'uncertain' : 'refused', error: withoutKeys(answer.error, to) };
    if (answer.status < 200 || answer.status > 299) {
      const wait = answer.retryAfterMs ?? (answer.status === 429 ? ROBOT_PAUSE_MS : null);
      return { kind: 'refused', error: `HTTP ${answer.status}`, ...(wait !== null && { notBeforeMs: wait }) };
    }
    return to.kind === 'WEBHOOK' ? { kind: 'delivered' } : robotOutcome(answer.body, to);
  }
}

/** Robots say 200 to everything; whether the group got it stands in `errcode`. */
function robotOutcome(body: string, to: Destination): Outcome {
  let read: { errcode?: unknown; errmsg?: unknown };
  try {
    read = Object(JSON.parse(body)) as typeof read;
  } catch {
    return { kind: 'refused', error: 'the answer is not a robot\'s (no JSON)' };
  }
  if (read.errcode === 0) return { kind: 'delivered' };
  const error = withoutKeys(`errcode ${String(read.errcode)} ${String(read.errmsg ?? '')}`.trim(), to);
  return { kind: 'refused', error, ...(TOO_MANY.has(Number(read.errcode)) && { notBeforeMs: ROBOT_PAUSE_MS }) };
}
