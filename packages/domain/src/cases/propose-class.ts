import type { Clause } from '../policy/row.js';
import type { CaseKind, Severity } from './case.js';
import type { HelpCategory } from './help-categories.js';

/** What is proposed, and why: the words of the matter that led to it, and the clause that they are words of. */
export interface Proposed<Value> {
  readonly value: Value;
  readonly words: readonly string[];
  readonly clause: Clause;
}

/** For the desk to take or leave; a person decides (FD-04, P 4.3). Null: nothing in the words points anywhere. */
export interface ProposedClass {
  readonly kind: Proposed<CaseKind> | null;
  /** What a help request is about; rules read it. */
  readonly category: Proposed<HelpCategory> | null;
  readonly urgent: Proposed<true> | null;
  /** Of complaints only, and for whoever classifies: validity comes before it (CP-04). */
  readonly severity: Proposed<Severity> | null;
}

interface Sign<Value> {
  readonly value: Value;
  readonly clause: Clause;
  /** As residents say it. Latin ones stand at the beginning of a word. */
  readonly words: readonly string[];
}

const clause = (source: string, section: string, zh: string, en: string): Clause => ({ source, section, words: { zh, en } });
const HELP = (zh: string, en: string) => clause('F', '4.1.1', zh, en);

/** First match wins: what endangers people is not asked about anything else. */
const CATEGORIES: readonly Sign<HelpCategory>[] = [
  { value: 'FIRST_AID', clause: HELP('急救病人', 'First aid'), words: ['急救', '病人', '昏迷', '昏倒', '晕倒', '抽搐', '心脏病', '流血不止', '受伤', '救护车', 'ambulance', 'unconscious', 'faint', 'injured', 'heart attack', 'first aid'] },
  { value: 'CRIME_OR_ACCIDENT', clause: HELP('盗窃、打架斗殴、抢劫、凶杀、中毒、交通意外', 'Crime or accident'), words: ['盗窃', '被盗', '小偷', '入室', '打架', '斗殴', '抢劫', '凶杀', '中毒', '交通意外', '撞人', '报警', 'theft', 'stolen', 'burglar', 'fight', 'robb', 'poison', 'traffic accident'] },
  { value: 'DISASTER', clause: HELP('台风、水浸、火灾', 'Disaster'), words: ['台风', '水浸', '水淹', '火灾', '起火', '着火', '失火', '爆炸', '燃气泄漏', '煤气泄漏', '煤气味', 'typhoon', 'flood', 'on fire', 'explosion', 'gas leak'] },
  { value: 'OTHER', clause: HELP('其他正常求助', 'Other'), words: ['求助', '求救', '困人', '被困', '走失', 'trapped', 'stuck in the lift', 'missing child', 'help me'] },
];

const KINDS: readonly Sign<CaseKind>[] = [
  { value: 'COMPLAINT', clause: clause('P', '4.4', '投诉类接待业主情况，按投诉处理作业规程操作。', 'Complaints follow the complaint procedure.'), words: ['投诉', '不满', '态度差', '态度恶劣', '扰民', '没人管', '不作为', '索赔', '赔偿', 'complain', 'dissatisfied', 'rude', 'compensation', 'nobody cares'] },
  { value: 'UNLOCKED_DOOR', clause: clause('V', '4.1', '发现业户房门未锁', "A resident's door found unlocked"), words: ['房门未锁', '门未锁', '门没锁', '门未关', '门没关', 'unlocked', 'door open'] },
  { value: 'REPAIR', clause: clause('U', '上门服务规范 3', '接待用户报修及突发性事故和抢修', "Users' repairs, sudden breakdowns and emergency repairs"), words: ['报修', '维修', '修理', '漏水', '渗水', '滴水', '漏电', '爆管', '堵塞', '堵了', '停水', '停电', '跳闸', '不亮', '坏了', '损坏', '故障', '失灵', '异响', '脱落', '开裂', '抢修', 'repair', 'leak', 'broken', 'blocked', 'power cut', 'no water', 'out of order', 'fault'] },
  { value: 'CONVENIENCE', clause: clause('Y', '二（一）', '清洁服务类、代办服务类', 'Cleaning and errands'), words: ['便民', '代收', '代办', '代缴', '代订', '家政', '保洁上门', '搬运', '借用', '租借', 'errand', 'borrow', 'parcel', 'cleaning service'] },
  { value: 'INQUIRY', clause: clause('F', '4.1.1', '咨询求助服务', 'Inquiries'), words: ['咨询', '询问', '请问', '查询', '怎么办理', '如何办理', '多少钱', '收费标准', '什么时候', 'how do i', 'how much', 'when will', 'inquir', 'question'] },
  { value: 'OPINION', clause: clause('P', '4.1', '服务意见或需求', 'Opinions or needs about the service'), words: ['意见', '建议', '希望', '表扬', '感谢', 'suggest', 'opinion', 'praise', 'would like'] },
];

const URGENT: Sign<true> = {
  value: true,
  clause: clause('C', '4.1.3', '紧急情况寻求帮助', 'Help in an urgent situation'),
  words: ['紧急', '急修', '抢修', '立即', '马上', '困人', '被困', '爆管', '漏电', '触电', '冒烟', '大量漏水', '停电', '燃气', '煤气', 'urgent', 'at once', 'immediately', 'trapped', 'burst', 'smoke', 'gas leak', 'power cut'],
};

/** S 4.1–4.3 (K 4.3.2–4.3.4 says the same); the gravest that is found. */
const SEVERITIES: readonly Sign<Severity>[] = [
  {
    value: 'MAJOR',
    clause: clause('S', '4.1', '经住户多次提出而得不到解决的投诉；给住户造成重大经济损失或人身伤害', 'Unsolved after repeated complaints; heavy loss or injury'),
    words: ['多次投诉', '反复投诉', '再次投诉', '一直没解决', '一直不解决', '仍未解决', '重大损失', '经济损失', '人身伤害', '受伤', '承诺', '合同', 'repeatedly', 'many times', 'still not', 'heavy loss', 'injured', 'promised', 'contract'],
  },
  {
    value: 'IMPORTANT',
    clause: clause('S', '4.2.1', '管理服务工作不到位、有过失而引起的投诉', 'Service wanting, or at fault'),
    words: ['不到位', '过失', '失职', '没人管', '不作为', '态度差', '态度恶劣', '不及时', '无人处理', 'negligen', 'rude', 'nobody cares', 'not in time'],
  },
  {
    value: 'MINOR',
    clause: clause('S', '4.3.1', '设施、设备和管理水平有限给住户造成的生活、工作轻微不便', 'A slight inconvenience from facilities and means that are limited'),
    words: ['轻微', '不便', '不方便', '设施', '设备', '老旧', 'inconvenien', 'slight', 'facilit'],
  },
];

const NOT_SO = /(?:没有|没|不是|并非|不要|无需|no |not |without )$/;

/** The words of a sign that a text says, in the order of the sign; one that is denied is not said. */
function said(text: string, words: readonly string[]): string[] {
  return words.filter((word) => {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      const before = text.slice(0, at);
      const begins = !/^[a-z]/.test(word) || !/[a-z]$/.test(before);
      if (begins && !NOT_SO.test(before)) return true;
    }
    return false;
  });
}

function firstOf<Value>(text: string, signs: readonly Sign<Value>[]): Proposed<Value> | null {
  for (const { value, clause: because, words } of signs) {
    const found = said(text, words);
    if (found.length > 0) return { value, words: found, clause: because };
  }
  return null;
}

/**
 * What kind of matter it may be, how urgent and how grave, by its words alone: the same words always give the same proposal. It decides nothing.
 * @param chosen the kind that the desk has chosen; severity and category are proposed for it
 */
export function proposeClass({ matter, description, chosen }: { readonly matter: string; readonly description: string; readonly chosen?: CaseKind | null }): ProposedClass {
  const text = `${matter}\n${description}`.toLowerCase();
  const category = firstOf(text, CATEGORIES);
  const danger = category !== null && category.value !== 'OTHER';
  const plain = firstOf(text, KINDS);
  const help: Proposed<CaseKind> | null = category && { ...category, value: 'HELP_REQUEST' };
  const kind = danger ? help : (plain?.value === 'COMPLAINT' ? plain : (help ?? plain));
  const is = chosen ?? kind?.value;
  return {
    kind,
    category: is === 'HELP_REQUEST' ? category : null,
    urgent: firstOf(text, [URGENT]) ?? (danger ? { ...category, value: true } : null),
    severity: is === 'COMPLAINT' ? firstOf(text, SEVERITIES) : null,
  };
}
