import type { ChecklistRow, ObligationRow } from '../../row.js';
import { KNOWN } from '../../condition.js';
import { cite } from '../cite.js';
import { AT_ONCE } from './reply.js';

const C = cite('C');
const F = cite('F');
const U = cite('U');

const FIRST_AID = { kind: 'HELP_REQUEST', category: 'FIRST_AID' } as const;
const once = (step: string) => ({ event: 'StepRecorded', facts: { step } });

/** Steps stand beside the case from the moment at which the resident's wish is known. */
const wanted = (wish: string) => ({ ...FIRST_AID, [`step.${wish}`]: KNOWN });

export const firstAidSteps = [
  {
    kind: 'checklist',
    key: 'FA-01',
    name: { zh: '急救病人：询问', en: 'First aid: asked' },
    clauses: [
      F('4.2.1', '首先应主动询问病人的住址及联系电话并及时记录，然后征求求助人的意见，询问是否需送医院、打120急救电话或派人帮助护理', "First ask of one's own accord for the patient's address and telephone and record them at once; then ask whether to take the patient to hospital, to call 120, or to send someone to nurse"),
      C('4.3.1', '都应主动问清病人的楼层、房号及联系电话并及时填写《物业服务中心值班记录表》', 'floor, room number and telephone of the patient are asked for and the duty log is filled in at once'),
      U('急救病人的处理', '首先应主动询问病人的住址及联系电话并及时记录', "First ask of one's own accord for the patient's address and telephone and record them at once"),
    ],
    because: {
      zh: '住户的意愿决定后续（送医院、120、护理），所以单列为步骤；可以不止一项。',
      en: 'The wish decides what follows (hospital, 120, nursing), so it is a step of its own; more than one can be wanted.',
    },
    subject: 'case',
    appliesTo: FIRST_AID,
    steps: [
      { key: 'FA_PLACE', name: { zh: '问清楼层、房号、联系电话', en: 'Floor, room and telephone asked' }, strength: 'MUST', evidence: { zh: '楼层、房号', en: 'floor and room' } },
      { key: 'FA_WANTS_HOSPITAL', name: { zh: '需要送医院', en: 'To be taken to hospital' }, strength: 'MUST', choice: 'WISH' },
      { key: 'FA_WANTS_120', name: { zh: '需要打120急救电话', en: '120 to be called' }, strength: 'MUST', choice: 'WISH' },
      { key: 'FA_WANTS_NURSING', name: { zh: '需要派人短时护理', en: 'Someone to nurse for a short time' }, strength: 'MUST', choice: 'WISH' },
    ],
  },
  {
    kind: 'checklist',
    key: 'FA-02',
    name: { zh: '急救病人：送医院', en: 'First aid: to hospital' },
    clauses: [
      F('4.2.1 a', '事务助理通知护卫部根据距离的远近程度安排两人到事务部或病人家中待命', 'The assistant has the guards send two people, by distance, to the desk or to the home'),
      F('4.2.1 a', '当求助住户征求有关病情处理意见时，切不可不懂装懂，误导求助住户而延误病人病情', 'Asked about the illness, never pretend to know, mislead the resident and so delay the patient'),
      U('急救病人的处理', '安管员向业户说明来意，并听从业户的安排将病人送往医院，要求业户同往，并提醒业户准备必备用品。', 'The guard says why they came, takes the patient to hospital as the household wishes, asks a member of it to come along, and reminds them of what to bring.'),
    ],
    because: {
      zh: '条款的每个动作各为一步，按原文次序；“不可不懂装懂”要对前去的人说明，并记录已说明。',
      en: 'One step for each act of the text, in its order; that nobody pretends to know about the illness is said to those who go, and recorded as said.',
    },
    subject: 'case',
    appliesTo: wanted('FA_WANTS_HOSPITAL'),
    steps: [
      { key: 'FA_TWO_GUARDS', name: { zh: '两名护卫员到事务部或病人家中待命', en: 'Two guards at the desk or at the home' }, strength: 'MUST' },
      { key: 'FA_CAR', name: { zh: '车辆到住户楼下', en: 'A car at the building' }, strength: 'MUST' },
      { key: 'FA_NOT_PRETENDING', name: { zh: '已提醒：病情不可不懂装懂', en: 'Reminded: never pretend to know about the illness' }, strength: 'MUST' },
      { key: 'FA_FAMILY_COMES', name: { zh: '住户同往，备好必备用品', en: 'A family member comes along, with what is needed' }, strength: 'SHOULD' },
      { key: 'FA_AT_HOSPITAL', name: { zh: '到院，协助挂号、找医生、取药', en: 'At the hospital; registration, doctor, medicine' }, strength: 'MUST' },
    ],
  },
  {
    kind: 'checklist',
    key: 'FA-03',
    name: { zh: '急救病人：120', en: 'First aid: 120' },
    clauses: [
      U('急救病人的处理 2', '服务人员应了解病人病情后及时帮助，并告诉业户会安排人员在小区入口处做好应接准备。', 'Staff ask about the illness, help at once, and tell the household that somebody will wait at the gate of the estate.'),
      U('急救病人的处理 2', '急救车到后，小区入口值班安保应指引急救车到业户所在地，并尽力实施应有帮助。', 'When the ambulance comes, the guard at the gate guides it to the household and helps as best they can.'),
      U('急救病人的处理 2', '服务人员应做好相关记录', 'Staff keep a record of it'),
    ],
    because: {
      zh: '条款要求的记录，就是这些步骤及其时间。',
      en: 'The record that the text asks for is these steps with their times.',
    },
    subject: 'case',
    appliesTo: wanted('FA_WANTS_120'),
    steps: [
      { key: 'FA_CALLED_120', name: { zh: '已拨打120', en: '120 called' }, strength: 'MUST' },
      { key: 'FA_GATE', name: { zh: '小区入口有人应接', en: 'Somebody at the gate' }, strength: 'MUST' },
      { key: 'FA_GUIDED', name: { zh: '急救车已引到业户所在地', en: 'The ambulance guided to the household' }, strength: 'MUST' },
    ],
  },
  {
    kind: 'checklist',
    key: 'FA-04',
    name: { zh: '急救病人：短时护理', en: 'First aid: short-term nursing' },
    clauses: [
      U('急救病人的处理', '服务人员按业户要求向保安部值班班长说明情况，由其安排适当人员前去参与护理。', "Staff tell the guards' duty leader what is wanted, who sends suitable people to help nurse."),
      U('急救病人的处理', '护理时不可单独与病人在一起，应要求病人亲属一起守护，以便处理突发事件。', 'Who nurses is never alone with the patient; relatives are asked to stay, so that anything sudden can be dealt with.'),
    ],
    because: {
      zh: '“不可单独与病人在一起”是命令，所以在记录开始护理之前，先作为一步确认。',
      en: 'Never alone with the patient is an order, so it is confirmed as a step before the nursing is said to have begun.',
    },
    subject: 'case',
    appliesTo: wanted('FA_WANTS_NURSING'),
    steps: [
      { key: 'FA_LEADER_TOLD', name: { zh: '已向值班班长说明情况', en: 'The duty leader told' }, strength: 'MUST' },
      { key: 'FA_RELATIVES_STAY', name: { zh: '病人亲属一起守护，不单独与病人在一起', en: 'Relatives stay; nobody alone with the patient' }, strength: 'MUST' },
      { key: 'FA_NURSING', name: { zh: '开始护理', en: 'Nursing begun' }, strength: 'MUST' },
    ],
  },
  {
    kind: 'checklist',
    key: 'FA-06',
    name: { zh: '急救病人：安置妥当之后', en: 'First aid: once the patient is settled' },
    clauses: [U('急救病人的处理', '将病人安置妥当后，应询问业户是否还需要帮助。如无需要应及时赶回公司，如需要帮助，应及时向公司领导汇报及请示', 'Once the patient is settled, ask whether more help is needed. If not, return promptly; if so, report to the leader promptly and ask')],
    because: {
      zh: '是否还需要帮助，决定是否请示经理；急救结束之时，是一周内回访的起点（FA-05）。',
      en: 'Whether more help is needed decides whether the manager is asked; the end of the aid is what the visit within a week counts from (FA-05).',
    },
    subject: 'case',
    appliesTo: FIRST_AID,
    steps: [
      { key: 'FA_MORE_HELP', name: { zh: '还需要帮助', en: 'More help needed' }, strength: 'MUST', choice: 'AFTERWARDS', evidence: { zh: '需要什么帮助', en: 'which help is needed' } },
      { key: 'FA_AID_ENDED', name: { zh: '无需其他帮助，急救工作结束', en: 'No more help needed: the aid has ended' }, strength: 'MUST', choice: 'AFTERWARDS' },
    ],
  },
  {
    kind: 'checklist',
    key: 'FA-07',
    name: { zh: '急救病人：巡查护理', en: 'First aid: nursing checked' },
    clauses: [U('急救病人的处理', '必要时，服务人员应到现场巡查护理情况', 'Where needed, staff go and check how the nursing goes')],
    because: {
      zh: '“必要时”为宜，所以可以记录；没有记录也不提醒。',
      en: '"Where needed" is a SHOULD, so it can be recorded and nothing rings without it.',
    },
    subject: 'case',
    appliesTo: wanted('FA_WANTS_NURSING'),
    steps: [{ key: 'FA_NURSING_CHECKED', name: { zh: '已到现场巡查护理情况', en: 'Nursing checked on site' }, strength: 'SHOULD' }],
  },
] as const satisfies readonly ChecklistRow[];

const atOnce = { kind: 'obligation', subject: 'case', term: { kind: 'setting', setting: 'immediateLimit' }, owedBy: ['CASE_OWNER'], strength: 'MUST' } as const;

export const firstAidTimes = [
  {
    ...atOnce,
    key: 'FA-01.at-once',
    name: { zh: '急救病人：立即问清地点和所需帮助', en: 'First aid: place and wish asked at once' },
    clauses: [F('4.2.1', '首先应主动询问病人的住址及联系电话并及时记录，然后征求求助人的意见', "First ask of one's own accord for the patient's address and telephone and record them at once; then ask what is wanted"), AT_ONCE],
    because: {
      zh: '“首先”“及时”即立即。地点和三种意愿之一记录后即为完成。',
      en: '"First" and "promptly" are at once. It is done when the place and one of the three wishes are recorded.',
    },
    appliesTo: FIRST_AID,
    opensOn: { event: 'CaseReceived' },
    clockFrom: 'classFrom',
    sets: 'RECORD',
    metBy: { allOf: [once('FA_PLACE'), { event: 'StepRecorded', facts: { step: ['FA_WANTS_HOSPITAL', 'FA_WANTS_120', 'FA_WANTS_NURSING'] } }] },
    ladder: [
      { at: 'DUE', to: 'CS_SUPERVISOR', effect: { kind: 'NOTIFY' } },
      { at: { afterDueMinutes: 5 }, to: 'CENTRE_MANAGER', effect: { kind: 'NOTIFY' } },
    ],
  },
  {
    ...atOnce,
    key: 'FA-02.sent',
    name: { zh: '送医院：立即派人', en: 'To hospital: people sent at once' },
    clauses: [F('4.2.1 a', '事务助理通知护卫部根据距离的远近程度安排两人到事务部或病人家中待命', 'The assistant has the guards send two people, by distance, to the desk or to the home'), AT_ONCE],
    because: {
      zh: '自得知意愿之时起算，此时才知道需要人手。派员即为完成；到达是 FA-02 的一步。',
      en: 'Counts from the wish, which is when it became known that people are needed. Dispatch meets it; their arrival is a step of FA-02.',
    },
    appliesTo: FIRST_AID,
    opensOn: once('FA_WANTS_HOSPITAL'),
    clockFrom: 'step.FA_WANTS_HOSPITAL',
    sets: 'DISPATCH',
    metBy: { event: 'CaseDispatched' },
    ladder: [
      { at: 'DUE', to: 'GUARD_LEADER', effect: { kind: 'NOTIFY' } },
      { at: { afterDueMinutes: 5 }, to: 'CENTRE_MANAGER', effect: { kind: 'NOTIFY' } },
    ],
  },
  {
    ...atOnce,
    key: 'FA-03.called',
    name: { zh: '立即拨打120', en: '120 called at once' },
    clauses: [U('急救病人的处理 2', '服务人员应了解病人病情后及时帮助', 'Staff ask about the illness and help at once'), AT_ONCE],
    because: {
      zh: '自得知意愿之时起算；只有打出电话才算。',
      en: 'Counts from the wish; nothing but the call meets it.',
    },
    appliesTo: FIRST_AID,
    opensOn: once('FA_WANTS_120'),
    clockFrom: 'step.FA_WANTS_120',
    sets: 'HANDLING',
    metBy: once('FA_CALLED_120'),
    ladder: [
      { at: 'DUE', to: 'CS_SUPERVISOR', effect: { kind: 'NOTIFY' } },
      { at: { afterDueMinutes: 5 }, to: 'CENTRE_MANAGER', effect: { kind: 'NOTIFY' } },
    ],
  },
  {
    ...atOnce,
    key: 'FA-04.sent',
    name: { zh: '短时护理：立即安排人员', en: 'Nursing: people sent at once' },
    clauses: [U('急救病人的处理', '服务人员按业户要求向保安部值班班长说明情况，由其安排适当人员前去参与护理。', "Staff tell the guards' duty leader what is wanted, who sends suitable people to help nurse."), AT_ONCE],
    because: {
      zh: '由值班班长派人，所以没有派人时先告知班长。',
      en: 'The duty leader sends them, so the leader is told first when nobody was sent.',
    },
    appliesTo: FIRST_AID,
    opensOn: once('FA_WANTS_NURSING'),
    clockFrom: 'step.FA_WANTS_NURSING',
    sets: 'DISPATCH',
    metBy: { event: 'CaseDispatched' },
    ladder: [
      { at: 'DUE', to: 'GUARD_LEADER', effect: { kind: 'NOTIFY' } },
      { at: { afterDueMinutes: 15 }, to: 'CENTRE_MANAGER', effect: { kind: 'NOTIFY' } },
    ],
  },
  {
    ...atOnce,
    key: 'FA-06.told',
    name: { zh: '还需要帮助：立即报管理处主任', en: 'More help needed: the centre manager told at once' },
    clauses: [U('急救病人的处理', '如需要帮助，应及时向公司领导汇报及请示，由物业经理经理根据情况安排办理。', 'if more help is needed, report to the leader promptly and ask; the property manager arranges it by the situation.'), AT_ONCE],
    because: {
      zh: '条款接着说的公司领导即物业经理，也就是术语表中的管理处主任；由谁安排，就报给谁。每次新的需要都要重新报告。',
      en: 'The leader whom the text names next is the property manager, the centre manager of the glossary; the one who arranges is the one who is told. Each new need is told anew.',
    },
    appliesTo: FIRST_AID,
    opensOn: once('FA_MORE_HELP'),
    clockFrom: 'step.FA_MORE_HELP',
    sets: 'REPORT',
    metBy: { event: 'CaseReportedUp', facts: { to: 'CENTRE_MANAGER' } },
    repeatsOn: once('FA_MORE_HELP'),
    ladder: [
      { at: 'DUE', to: 'CENTRE_MANAGER', effect: { kind: 'NOTIFY' } },
      { at: { afterDueMinutes: 15 }, to: 'GENERAL_MANAGER', effect: { kind: 'NOTIFY' } },
    ],
  },
] as const satisfies readonly ObligationRow[];
