import { createHmac } from 'node:crypto';
import type { Language } from './channel.js';
import { linkWords, messageText, type MessageContent, type MessageText } from './notice-text.js';

/** WeCom refuses a markdown text of more bytes; DingTalk a body of more than 20,000. One measure for both. */
const MOST_BYTES = 4_096;

/** The body for a WeCom group robot (developer.work.weixin.qq.com, path 91770: msgtype markdown, content up to 4,096 bytes). */
export function weComBody(message: MessageContent): string {
  return JSON.stringify({ msgtype: 'markdown', markdown: { content: fitted(message, (text) => `**${plain(text.title)}**\n${markdown(text, message, '\n')}`) } });
}

/** The body for a DingTalk custom robot (open.dingtalk.com, custom robot: msgtype markdown with title and text; a line ends with two spaces). */
export function dingTalkBody(message: MessageContent): string {
  const text = fitted(message, (read) => `### ${plain(read.title)}\n\n${markdown(read, message, '  \n')}`);
  return JSON.stringify({ msgtype: 'markdown', markdown: { title: messageText(message).title, text }, at: { isAtAll: false } });
}

/** DingTalk's signed address: HMAC-SHA256 of "timestamp\nsecret" under the secret, base64, as a query parameter. Good for an hour. @param now real time, ms */
export function dingTalkAddress(address: string, secret: string | null, now: number): string {
  if (secret === null) return address;
  const url = new URL(address);
  url.searchParams.set('timestamp', String(now));
  url.searchParams.set('sign', createHmac('sha256', secret).update(`${now}\n${secret}`).digest('base64'));
  return url.href;
}

/** The body for any other receiver: the parts one by one, and the same text as people get it. */
export function genericBody(message: MessageContent): string {
  return JSON.stringify({
    delivery: message.id,
    possiblyDoubled: message.possiblyDoubled,
    demo: message.demo,
    language: message.language,
    text: mailText(message),
    notices: message.notices.map(({ event, level, caseNumber, duty, callbackId, centreName, zone, rule, ruleName, clause, dueAt, post, passedOver, link }) => ({
      event, level, case: caseNumber, duty: duty && { id: duty.id, periodStart: new Date(duty.periodStart).toISOString(), periodEnd: new Date(duty.periodEnd).toISOString() }, callback: callbackId, centre: centreName, rule, ruleName, clause, dueAt: new Date(dueAt).toISOString(), zone, post, passedOver, link,
    })),
  });
}

/** A webhook's receiver checks this against the body it got: HMAC-SHA256 of "timestamp.body" under the shared secret, hex. */
export function webhookSignature(body: string, secret: string, timestamp: number): string {
  return `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;
}

/** Plain text: subject and body of a mail. */
export function mailText(message: MessageContent): string {
  const { paragraphs } = messageText(message, 100);
  return paragraphs.map(({ lines, link }) => [...lines, ...(link === null ? [] : [`${linkWords(message.language, link, message.boardLink)} ${link}`])].join('\n')).join('\n\n');
}

/** As many notices as fit; the rest is named by its number. */
function fitted(message: MessageContent, written: (text: MessageText) => string): string {
  for (let most = 20; most > 1; most--) {
    const text = written(messageText(message, most));
    if (Buffer.byteLength(text) <= MOST_BYTES) return text;
  }
  // One notice alone, with names as long as a company cares to make them.
  let text = written(messageText(message, 1));
  while (Buffer.byteLength(text) > MOST_BYTES) text = [...text].slice(0, -50).join('');
  return text;
}

function markdown({ paragraphs }: MessageText, { language, boardLink }: { language: Language; boardLink: string | null }, lineEnd: string): string {
  return paragraphs
    .map(({ lines, link }) => [...lines.map((line) => `> ${plain(line)}`), ...(link === null ? [] : [`> [${linkWords(language, link, boardLink)}](${link})`])].join(lineEnd))
    .join('\n\n');
}

/** `<@everyone>` or `<font>` in a company's own name for a rule stays text. */
function plain(text: string): string {
  return text.replaceAll('<', '＜').replaceAll('>', '＞');
}
