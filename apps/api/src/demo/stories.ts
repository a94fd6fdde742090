import { acknowledge, agree, classify, close, confirm, refer, reply, reportUp, settle, transfer, type Story } from './story.js';

/**
 * What the demo's desks have been told in the last days. Chosen so that the board shows every state at once: in time, due soon, overdue, taken over,
 * escalated, settled late. The hours stand around the limits that are followed by default (5 min, 24 h, 2 d, 1 wk; 12 h, 2 d, 10 d; 1 h).
 */
export const STORIES: readonly Story[] = [
  // 云河花园: in time
  { centre: 0, ago: 0.4, kind: 'INQUIRY', channel: 'WALK_IN', place: 2, matter: '咨询装修申请需要哪些材料', acts: [agree(0.05, 4)] },
  { centre: 0, ago: 2, kind: 'REPAIR', channel: 'TELEPHONE', place: 5, matter: '厨房水龙头滴水', acts: [transfer(0.3, '工程部', 'MAINTENANCE')] },
  { centre: 0, ago: 5, kind: 'REPAIR', channel: 'WECHAT', place: '电梯', matter: '2栋电梯按键不亮', acts: [transfer(0.5, '工程部')] },
  { centre: 0, ago: 9, kind: 'OPINION', channel: 'OWNERS_GROUP', place: '中心花园', matter: '建议增设儿童秋千' },
  { centre: 0, ago: 20, kind: 'CONVENIENCE', channel: 'TELEPHONE', place: 9, matter: '代收大件快递', acts: [settle(6, '已代收并送到户', 'RECEPTIONIST'), confirm(8)] },
  { centre: 0, ago: 17, kind: 'REPAIR', channel: 'TELEPHONE', place: 12, matter: '卧室窗户关不严', acts: [transfer(1, '工程部', 'MAINTENANCE'), reply(3, '师傅明天上午上门')] },
  // due soon
  { centre: 0, ago: 23.2, kind: 'REPAIR', channel: 'WALK_IN', place: 14, matter: '卫生间地漏返味', acts: [transfer(1, '工程部')] },
  { centre: 0, ago: 47.6, kind: 'OPINION', channel: 'TELEPHONE', place: '地下车库', matter: '建议车库B区增加照明', acts: [transfer(2, '工程部', 'MAINTENANCE')] },
  // past a repair's day, and past two days: the supervisor has it
  { centre: 0, ago: 62, kind: 'REPAIR', channel: 'APP', place: 17, matter: '阳台渗水', acts: [transfer(1, '工程部'), reply(20, '需等天晴后做闭水试验')] },
  { centre: 0, ago: 80, kind: 'OPINION', channel: 'LETTER', place: 20, matter: '希望延长健身房开放时间' },
  { centre: 0, ago: 97, kind: 'REPAIR', channel: 'TELEPHONE', place: 8, matter: '入户门禁卡失灵', acts: [transfer(2, '秩序部', 'GUARD_LEADER'), settle(70, '已更换读卡器', 'CS_SUPERVISOR')] },
  // past a week: the manager has it, and a day later the general manager is told
  { centre: 0, ago: 172, kind: 'REPAIR', channel: 'WALK_IN', place: 3, matter: '外墙瓷砖松动', description: '三楼外墙有瓷砖鼓起，担心掉落。', urgent: true, acts: [transfer(1, '工程部'), acknowledge(60, '已联系外墙施工单位')] },
  { centre: 0, ago: 200, kind: 'REPAIR', channel: 'TELEPHONE', place: 11, matter: '楼上漏水致天花板起皮', acts: [transfer(1, '工程部'), reply(5, '已通知楼上住户')] },
  // complaints
  { centre: 0, ago: 0.2, kind: 'COMPLAINT', channel: 'TELEPHONE', place: 6, matter: '装修噪音影响午休', category: '噪音' },
  { centre: 0, ago: 3, kind: 'COMPLAINT', channel: 'WECHAT', place: 15, matter: '保洁未清扫楼道', category: '保洁', acts: [classify(0.3, 'VALID', 'MINOR')] },
  { centre: 0, ago: 11.6, kind: 'COMPLAINT', channel: 'WALK_IN', place: 18, matter: '电梯困人二十分钟无人应答', category: '电梯', description: '昨晚困在1栋电梯，按警铃无人应答。', urgent: true, acts: [classify(0.4, 'VALID', 'MAJOR'), reply(1, '已致歉并派人检修')] },
  {
    centre: 0, ago: 75, kind: 'COMPLAINT', channel: 'FORWARDED', place: 1, matter: '多次报修漏水未解决', category: '漏水',
    acts: [classify(0.5, 'VALID', 'MAJOR'), reportUp(6, ['HEAD_OFFICE', 'GM_OFFICE'], '屋面渗漏多次维修未果，已安排专项处理'), reply(10, '正在制定方案')],
  },
  { centre: 0, ago: 30, kind: 'COMPLAINT', channel: 'TELEPHONE', place: 21, matter: '停车位长期被占', category: '停车', acts: [classify(0.4, 'VALID', 'IMPORTANT'), transfer(1, '秩序部', 'DEPARTMENT_HEAD', 'CS_SUPERVISOR')] },
  { centre: 0, ago: 180, kind: 'COMPLAINT', channel: 'WALK_IN', place: 10, matter: '护卫员态度生硬', category: '服务态度', acts: [classify(0.5, 'VALID', 'IMPORTANT'), transfer(2, '秩序部', 'DEPARTMENT_HEAD', 'CS_SUPERVISOR')] },
  { centre: 0, ago: 60, kind: 'COMPLAINT', channel: 'TELEPHONE', place: 13, matter: '垃圾清运不及时', category: '保洁', acts: [classify(0.3, 'VALID', 'MINOR'), settle(52, '已调整清运班次')] },
  { centre: 0, ago: 40, kind: 'COMPLAINT', channel: 'EMAIL', place: 7, matter: '开发商遗留墙面开裂', category: '房屋质量', acts: [classify(0.6, 'ASSIST'), refer(3, '春江置业', '交付遗留，属开发商保修范围'), reply(4, '已书面转开发商并跟进'), reply(25, '开发商已安排现场查看')] },
  { centre: 0, ago: 22, kind: 'COMPLAINT', channel: 'TELEPHONE', place: 16, matter: '邻居阳台晾衣滴水', category: '邻里', acts: [classify(0.5, 'VALID', 'MINOR', 30), transfer(1, '客服部', 'STEWARD', 'CS_SUPERVISOR')] },

  // 翠溪苑
  { centre: 1, ago: 1, kind: 'REPAIR', channel: 'TELEPHONE', place: 4, matter: '客厅插座没电', acts: [transfer(0.2, '工程部', 'MAINTENANCE')] },
  { centre: 1, ago: 8.7, kind: 'INQUIRY', channel: 'TELEPHONE', place: 8, matter: '询问物业费票据何时可取', acts: [agree(0.5, 9)] },
  { centre: 1, ago: 12, kind: 'INQUIRY', channel: 'WALK_IN', place: 3, matter: '询问车位租赁价格', acts: [agree(1, 10)] },
  { centre: 1, ago: 28, kind: 'REPAIR', channel: 'WECHAT', place: 15, matter: '对讲机无声', acts: [transfer(1, '工程部', 'MAINTENANCE'), settle(24, '更换听筒', 'MAINTENANCE')] },
  { centre: 1, ago: 47.7, kind: 'OPINION', channel: 'TELEPHONE', place: 6, matter: '建议楼道灯改为声控', acts: [transfer(3, '工程部')] },
  { centre: 1, ago: 70, kind: 'REPAIR', channel: 'WALK_IN', place: 11, matter: '热水管压力不足', acts: [transfer(1, '工程部')] },
  { centre: 1, ago: 0.9, kind: 'COMPLAINT', channel: 'TELEPHONE', place: 17, matter: '半夜有人在楼下大声喧哗', category: '噪音' },
  { centre: 1, ago: 55, kind: 'COMPLAINT', channel: 'APP', place: 2, matter: '公共区域宠物粪便无人清理', category: '宠物', acts: [classify(0.4, 'VALID', 'MINOR'), transfer(2, '环境部', 'DEPARTMENT_HEAD', 'CS_SUPERVISOR')] },
  { centre: 1, ago: 90, kind: 'COMPLAINT', channel: 'TELEPHONE', place: 12, matter: '误收停车费', category: '收费', acts: [classify(0.5, 'VALID', 'MINOR'), settle(20, '核实后已退还'), confirm(30)] },
  { centre: 1, ago: 130, kind: 'OPINION', channel: 'OWNERS_GROUP', place: '中心花园', matter: '建议更换破损长椅', acts: [settle(90, '已列入下月维修计划', 'CS_SUPERVISOR'), confirm(100, 'DISSATISFIED')] },
  { centre: 1, ago: 150, kind: 'HELP_REQUEST', channel: 'TELEPHONE', place: 18, matter: '老人在家无人照看，请求上门看望', acts: [reply(0.05, '管家马上上门'), settle(2, '管家已上门，老人平安', 'STEWARD'), confirm(5)] },

  // 海棠里
  { centre: 2, ago: 4, kind: 'REPAIR', channel: 'TELEPHONE', place: 5, matter: '马桶堵塞', urgent: true, acts: [transfer(0.2, '工程部', 'MAINTENANCE'), settle(2.5, '已疏通', 'MAINTENANCE')] },
  { centre: 2, ago: 15, kind: 'CONVENIENCE', channel: 'WALK_IN', place: 9, matter: '借用手推车', acts: [settle(0.2, '已借出并归还', 'RECEPTIONIST'), confirm(3)] },
  { centre: 2, ago: 21, kind: 'REPAIR', channel: 'WECHAT', place: '南门岗亭', matter: '南门道闸抬杆慢' },
  { centre: 2, ago: 64, kind: 'REPAIR', channel: 'TELEPHONE', place: 13, matter: '可视门铃花屏', acts: [transfer(2, '工程部', 'MAINTENANCE')] },
  { centre: 2, ago: 110, kind: 'REPAIR', channel: 'TELEPHONE', place: 2, matter: '地板起翘，疑似暖气漏水', acts: [transfer(1, '工程部'), close(100, '属住户自行改装暖气所致，已书面告知，住户拒绝检修')] },
  { centre: 2, ago: 13, kind: 'COMPLAINT', channel: 'TELEPHONE', place: 7, matter: '高空抛物砸坏车窗', urgent: true, acts: [classify(0.3, 'VALID', 'MAJOR')] },
  { centre: 2, ago: 50, kind: 'COMPLAINT', channel: 'LETTER', place: 10, matter: '对物业费调整不满', acts: [classify(0.8, 'INVALID'), reply(1.5, '已出示政府指导价文件并解释', true)] },
  { centre: 2, ago: 1.8, kind: 'COMPLAINT', channel: 'WALK_IN', place: 1, matter: '快递柜占用消防通道', acts: [classify(0.4, 'VALID', 'IMPORTANT')] },
];
