import { daysOfPeriod, type Instant, type PassedOverReason, type Words } from '@guanjia/domain';
import type { Language } from './channel.js';

/** What a notice says: ids, names of rules and posts, times. Nothing about a resident and no free text; whoever may read those follows the link. */
export interface NoticeContent {
  readonly event: 'ObligationWarned' | 'ObligationOverdue' | 'ObligationEscalated';
  /** 0 warning, 1 overdue, 2 and up escalation. */
  readonly level: number;
  /** Of a callback, the case after which it is; null for a duty, and for a callback after a service or an event. */
  readonly caseNumber: string | null;
  /** What comes round by itself, with its period; null for a case. */
  readonly duty: { readonly id: string; readonly periodStart: Instant; readonly periodEnd: Instant } | null;
  /** Null for a case and a duty. */
  readonly callbackId: string | null;
  readonly centreName: Words;
  readonly zone: string;
  readonly rule: string;
  readonly ruleName: Words;
  /** Source and section, such as "P 4.7". */
  readonly clause: string;
  readonly dueAt: Instant;
  readonly post: Words;
  /** Posts below it where nobody was there, and why (law 9). */
  readonly passedOver: readonly { readonly post: Words; readonly reason: PassedOverReason }[];
  /** Null while PUBLIC_URL is not set. */
  readonly link: string | null;
}

export interface MessageContent {
  readonly id: string;
  readonly language: Language;
  /** An earlier attempt may have arrived. */
  readonly possiblyDoubled: boolean;
  /** More than one: a burst. */
  readonly notices: readonly NoticeContent[];
  readonly boardLink: string | null;
  /** The company is made up, and what is sent says so. */
  readonly demo: boolean;
}

/** A message in words: a title of one line, then paragraphs of a line or more; a paragraph may end with a link. */
export interface MessageText {
  readonly title: string;
  readonly paragraphs: readonly { readonly lines: readonly string[]; readonly link: string | null }[];
}

const WORDS = {
  'zh-CN': {
    ObligationWarned: () => '即将超时',
    ObligationOverdue: () => '已超时',
    ObligationEscalated: (level: number) => `超时升级（第 ${level} 级）`,
    sender: '【管家】',
    demoSender: '【管家·演示】',
    demo: '演示公司：以下内容均为虚构，无需处理。',
    title: (what: string, subject: string) => `${what}：${subject}`,
    burst: (count: number) => `${count} 条时限提醒`,
    doubled: '（可能重复：上次发送未得到确认）',
    centre: '服务中心',
    rule: '规程要求',
    period: '周期',
    until: '至',
    due: '应完成时间',
    post: '通知岗位',
    VACANT: (post: string) => `${post}空缺`,
    OFF_DUTY: (post: string) => `${post}无人当班`,
    AWAY: (post: string) => `${post}离岗`,
    passedUp: (posts: string) => `（${posts}，已顺延上级）`,
    open: '查看事项',
    openDuty: '查看职责',
    openCallback: '查看回访',
    board: '查看看板',
    more: (count: number) => `另有 ${count} 条，请在看板查看。`,
    setting: '公司设置，非条款',
    colon: '：',
    comma: '、',
    list: '；',
  },
  en: {
    ObligationWarned: () => 'Due soon',
    ObligationOverdue: () => 'Overdue',
    ObligationEscalated: (level: number) => `Overdue, escalated (level ${level})`,
    sender: '[管家 Guanjia] ',
    demoSender: '[管家 Guanjia · demo] ',
    demo: 'A demo company: what follows is made up, nothing is to be done.',
    title: (what: string, subject: string) => `${what}: ${subject}`,
    burst: (count: number) => `${count} time limits`,
    doubled: '(Possibly a duplicate: the last attempt was not confirmed)',
    centre: 'Service centre',
    rule: 'Owed',
    period: 'Period',
    until: ' to ',
    due: 'Due',
    post: 'For',
    VACANT: (post: string) => `${post} vacant`,
    OFF_DUTY: (post: string) => `${post} off duty`,
    AWAY: (post: string) => `${post} away`,
    passedUp: (posts: string) => ` (passed up: ${posts})`,
    open: 'Open the case',
    openDuty: 'Open the duty',
    openCallback: 'Open the callback',
    board: 'Open the board',
    more: (count: number) => `And ${count} more: see the board.`,
    setting: 'a setting, no clause',
    colon: ': ',
    comma: ', ',
    list: '; ',
  },
} as const;

/** The message as people read it. @param most notices that are listed one by one; the rest is a number */
export function messageText({ language, possiblyDoubled, notices, boardLink, demo }: MessageContent, most = 20): MessageText {
  const words = WORDS[language];
  const sender = demo ? words.demoSender : words.sender;
  const first = [...(demo ? [words.demo] : []), ...(possiblyDoubled ? [words.doubled] : [])].map((line) => ({ lines: [line], link: null }));
  const [only] = notices;
  if (only !== undefined && notices.length === 1) {
    const title = `${sender}${words.title(words[only.event](only.level), subject(only, language))}`;
    return { title, paragraphs: [...first, { lines: detail(only, language), link: only.link }] };
  }
  const listed = notices.slice(0, most).map((notice) => ({ lines: [short(notice, language)], link: notice.link }));
  const rest = notices.length - listed.length;
  const more = rest > 0 ? [{ lines: [words.more(rest)], link: boardLink }] : [];
  return { title: `${sender}${words.burst(notices.length)}`, paragraphs: [...first, ...listed, ...more] };
}

/** The words on a link. */
export function linkWords(language: Language, link: string, boardLink: string | null): string {
  if (link === boardLink) return WORDS[language].board;
  if (link.includes('/callbacks?')) return WORDS[language].openCallback;
  return link.includes('/duties?') ? WORDS[language].openDuty : WORDS[language].open;
}

function detail(notice: NoticeContent, language: Language): string[] {
  const words = WORDS[language];
  const line = (label: string, value: string) => `${label}${words.colon}${value}`;
  return [
    line(words.centre, inLanguage(notice.centreName, language)),
    line(words.rule, named(notice, language)),
    ...(notice.duty ? [line(words.period, period(notice.duty, notice.zone, language))] : []),
    line(words.due, localTime(notice.dueAt, notice.zone, language)),
    line(words.post, reachedPost(notice, language)),
  ];
}

function short(notice: NoticeContent, language: Language): string {
  const words = WORDS[language];
  const what = `${notice.caseNumber ?? period(notice.duty, notice.zone, language)} ${words[notice.event](notice.level)}`.trimStart();
  const parts = [what, named(notice, language), `${words.due} ${localTime(notice.dueAt, notice.zone, language)}`, reachedPost(notice, language)];
  return parts.join(words.list);
}

/** Of what a single notice speaks, in its title: a case by its number, a duty by its name and period, a callback after no case by its name. */
function subject(notice: NoticeContent, language: Language): string {
  return notice.caseNumber ?? `${inLanguage(notice.ruleName, language)} ${period(notice.duty, notice.zone, language)}`.trimEnd();
}

/** A duty's days by the centre's clock: one, or the first and the last. */
function period(duty: NoticeContent['duty'], zone: string, language: Language): string {
  if (!duty) return '';
  const [first, last] = daysOfPeriod(duty, zone);
  return first === last ? first : `${first}${WORDS[language].until}${last}`;
}

function named({ ruleName, rule, clause }: NoticeContent, language: Language): string {
  // Where the texts are silent the product decides, and says so.
  const cited = [rule, clause.startsWith('PRODUCT') ? WORDS[language].setting : clause].filter((part) => part !== '').join(WORDS[language].comma);
  const name = inLanguage(ruleName, language);
  return language === 'en' ? `${name} (${cited})` : `${name}（${cited}）`;
}

function reachedPost({ post, passedOver }: NoticeContent, language: Language): string {
  const words = WORDS[language];
  const passed = passedOver.map((over) => words[over.reason](inLanguage(over.post, language))).join(words.comma);
  return `${inLanguage(post, language)}${passed === '' ? '' : words.passedUp(passed)}`;
}

export function inLanguage(words: Words, language: Language): string {
  return language === 'en' ? words.en : words.zh;
}

/** A moment by the centre's clock, with its zone: 2026-11-20 17:30 (Asia/Shanghai). */
export function localTime(at: Instant, zone: string, language: Language): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((found) => found.type === type)?.value ?? '';
  const time = `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}`;
  return language === 'en' ? `${time} (${zone})` : `${time}（${zone}）`;
}
