import { setTimeout as sleep } from 'node:timers/promises';
import { createTransport, type Transporter } from 'nodemailer';
import { withoutKeys, type Destination, type Outcome } from './channel.js';
import { mailText } from './message-bodies.js';
import { messageText, type MessageContent } from './notice-text.js';

/** Where mail is handed in, and whom it is from. */
export interface MailSettings {
  readonly smtpUrl: string;
  readonly from: string;
}

const NEVER_BEGAN = new Set(['EDNS', 'EAUTH', 'ETLS', 'EENVELOPE', 'EMESSAGE', 'ECONNREFUSED']);

/** Hands mail in over SMTP, a connection a message: a server that hangs holds up nobody else. */
export class Mailer {
  private readonly transport: Transporter;

  constructor(
    private readonly settings: MailSettings,
    private readonly withinMs: number,
  ) {
    this.transport = createTransport({
      url: settings.smtpUrl,
      connectionTimeout: withinMs,
      greetingTimeout: withinMs,
      socketTimeout: withinMs,
      dnsTimeout: withinMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  /** One attempt. The Message-ID is the message's id, the same at each attempt, so that mailboxes can tell doubles. */
  async send(message: MessageContent, to: Destination): Promise<Outcome> {
    const handingIn = this.transport.sendMail({
      from: this.settings.from,
      to: { name: '', address: to.address },
      subject: messageText(message).title,
      text: mailText(message),
      messageId: `<${message.id}@guanjia.invalid>`,
      // RFC 3834: no holiday notes in answer to this.
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Guanjia-Delivery': message.id },
    });
    handingIn.catch(() => undefined);
    const timer = new AbortController();
    try {
      // A server that answers each command just in time must not hold the message for ever either.
      const late = sleep(this.withinMs * 3, 'late' as const, { signal: timer.signal }).catch(() => 'late' as const);
      if ((await Promise.race([handingIn, late])) === 'late') return { kind: 'uncertain', error: `no answer within ${(this.withinMs * 3) / 1_000} s` };
      return { kind: 'delivered' };
    } catch (trouble) {
      const { code, responseCode, syscall, message: words } = trouble as { code?: string; responseCode?: number; syscall?: string; message: string };
      const error = withoutKeys(responseCode === undefined ? `SMTP ${/\bE[A-Z]{4,}\b/.exec(words)?.[0] ?? code ?? 'failed'}` : `SMTP ${responseCode} ${words}`, to);
      if (responseCode !== undefined) return { kind: 'refused', error, ...(code === 'EENVELOPE' && responseCode >= 500 && { final: true }) };
      // Where the line broke is not said; only what ends before any text is handed over is known not to have arrived.
      const neverBegan = syscall === 'connect' || NEVER_BEGAN.has(code ?? '') || /^(Connection timeout|Greeting never received)/.test(words);
      return { kind: neverBegan ? 'refused' : 'uncertain', error };
    } finally {
      timer.abort();
    }
  }
}
