import type { CaseKind, ShippedPostKey } from '@guanjia/domain';

/** When in the year something is brought more often; where none is named, all year alike. */
export type Season = 'SUMMER' | 'WINTER' | 'RAIN' | 'FESTIVAL';

/** A sort of matter that residents bring, with who deals with it and how it ends. */
export interface Sort {
  readonly kind: CaseKind;
  readonly matter: string;
  /** How often, against the other sorts of its kind. */
  readonly weight: number;
  /** Public areas in which it happens; left out: at home. */
  readonly areas?: readonly string[];
  readonly season?: Season;
  /** It keeps people awake: brought late in the evening. */
  readonly night?: boolean;
  readonly urgent?: boolean;
  readonly category?: string;
  readonly department: string;
  readonly owner: ShippedPostKey;
  readonly results: readonly string[];
}

type Rest = Partial<Pick<Sort, 'areas' | 'season' | 'night' | 'urgent' | 'category'>>;
const sorts = (kind: CaseKind, department: string, owner: ShippedPostKey) => (matter: string, weight: number, results: string, rest: Rest = {}): Sort =>
  ({ kind, department, owner, matter, weight, results: results.split('|'), ...rest });
const repair = sorts('REPAIR', '工程部', 'MAINTENANCE');
const inquiry = sorts('INQUIRY', '客服部', 'RECEPTIONIST');
const opinion = sorts('OPINION', '客服部', 'DEPARTMENT_HEAD');
const convenience = sorts('CONVENIENCE', '客服部', 'RECEPTIONIST');
const help = sorts('HELP_REQUEST', '客服部', 'STEWARD');
const unlocked = sorts('UNLOCKED_DOOR', '秩序部', 'GUARD_LEADER');
const ofGuards = sorts('COMPLAINT', '秩序部', 'DEPARTMENT_HEAD');
const ofCleaning = sorts('COMPLAINT', '环境部', 'DEPARTMENT_HEAD');
const ofWorks = sorts('COMPLAINT', '工程部', 'DEPARTMENT_HEAD');
const ofDesk = sorts('COMPLAINT', '客服部', 'DEPARTMENT_HEAD');

/** What the desks of the demo are told. Made up, after what such desks are told. */
export const CATALOGUE: readonly Sort[] = [
  repair('厨房水龙头滴水', 5, '更换阀芯，不再滴水|已更换水龙头'),
  repair('卫生间下水堵塞', 6, '已疏通，试水正常|疏通并清理存水弯'),
  repair('马桶水箱不停进水', 4, '更换浮球，恢复正常|更换进水阀'),
  repair('客厅插座没电', 4, '更换空气开关，恢复供电|线路接头松动，已重新压接'),
  repair('跳闸，合不上', 3, '查出热水器漏电，已断开并告知业主|更换漏电保护器', { urgent: true }),
  repair('入户门锁打不开', 2, '更换锁芯|润滑锁体并校正门扇'),
  repair('可视对讲无声', 3, '更换听筒|重接楼层分配器'),
  repair('楼道灯不亮', 5, '更换灯管|更换声控开关', { areas: ['大堂'] }),
  repair('电梯运行有异响', 4, '维保单位调整导靴，已恢复|更换滚轮，试运行正常', { areas: ['电梯'] }),
  repair('电梯困人', 0.6, '十五分钟内解救，维保单位更换门机皮带', { areas: ['电梯'], urgent: true }),
  repair('车库道闸不抬杆', 3, '重启控制器，恢复正常|更换弹簧', { areas: ['地下车库', '南门岗亭'] }),
  repair('车库积水', 2, '启动备用泵抽排，清理排水沟', { areas: ['地下车库'], season: 'RAIN' }),
  repair('窗边渗水', 5, '窗框外侧重新打胶，闭水试验合格|外墙补胶，雨后复查无渗漏', { season: 'RAIN' }),
  repair('顶层天花板漏水', 3, '修补屋面防水，雨后复查无渗漏', { season: 'RAIN' }),
  repair('空调外机滴水到楼下', 4, '加装冷凝水管|疏通冷凝水管', { season: 'SUMMER' }),
  repair('空调不制冷', 5, '清洗滤网、补充制冷剂|更换电容', { season: 'SUMMER' }),
  repair('水压不足，热水器打不着火', 3, '清洗过滤网，水压恢复|调整减压阀', { season: 'SUMMER' }),
  repair('停水', 2, '抢修加压泵，已恢复供水', { season: 'SUMMER', urgent: true }),
  repair('暖气不热', 6, '排气并清洗过滤器，室温达标|调整分集水器阀门', { season: 'WINTER' }),
  repair('暖气漏水', 3, '更换接头，试压合格', { season: 'WINTER', urgent: true }),
  repair('水管冻裂', 1.5, '更换管段并加保温', { season: 'WINTER', urgent: true }),
  repair('单元门关不严', 3, '更换闭门器|调整门扇', { areas: ['大堂'] }),
  repair('花园长椅松动', 1.5, '重新固定', { areas: ['中心花园'] }),

  inquiry('询问物业费缴纳方式', 5, '已告知缴费渠道和标准'),
  inquiry('询问装修需要办哪些手续', 4, '已告知装修申请所需材料'),
  inquiry('询问停车月租办理', 4, '已告知办理条件和价格'),
  inquiry('询问快递存放点营业时间', 2, '已告知'),
  inquiry('询问停水停电通知', 3, '已告知恢复时间', { season: 'SUMMER' }),
  inquiry('询问供暖时间和费用', 3, '已告知供暖起止日期和标准', { season: 'WINTER' }),
  inquiry('询问春节期间服务安排', 3, '已告知值班安排和电话', { season: 'FESTIVAL' }),
  inquiry('询问门禁卡补办', 4, '已告知补办手续'),

  opinion('建议增加电动车充电位', 3, '已列入下季度计划并公示', { areas: ['地下车库'] }),
  opinion('建议延长中心花园照明时间', 2, '已调整时控', { areas: ['中心花园'] }),
  opinion('建议增设快递柜', 2, '已与运营方联系，下月安装', { areas: ['大堂'] }),
  opinion('建议加强儿童活动区保洁', 2, '已增加每日一次清洁', { areas: ['中心花园'] }),
  opinion('建议夏季增加灭蚊次数', 2, '已改为每周两次消杀', { areas: ['中心花园'], season: 'SUMMER' }),
  opinion('表扬门岗护卫员热心帮忙', 1.5, '已转达并通报表扬', { areas: ['南门岗亭'] }),

  convenience('代收大件快递', 5, '已代收并送到户|已代收，业主自取'),
  convenience('借用手推车', 5, '已借出并归还'),
  convenience('借用雨伞', 3, '已借出并归还', { season: 'RAIN' }),
  convenience('代为预约搬家用梯', 3, '已预约并做好电梯保护'),
  convenience('春节期间代为照看绿植', 2, '每两天浇水一次，业主已返家', { season: 'FESTIVAL' }),

  help('老人独自在家，请求上门看望', 3, '管家已上门，老人平安', { category: 'DAILY_LIFE' }),
  help('孩子放学没带钥匙，请求在前台等候', 4, '家长已接走', { category: 'DAILY_LIFE' }),
  help('楼道有异味，请求查看', 3, '查出垃圾滞留，已清理消毒', { category: 'ENVIRONMENT' }),
  help('请求帮忙搬运重物上楼', 3, '两名护卫员协助搬运完毕', { category: 'PAID_SERVICE' }),
  help('家中宠物走失，请求协助寻找', 2, '在中心花园找到，已交还', { category: 'OTHER' }),
  help('老人摔倒，请求急救', 0.5, '已送医院，家属陪同，情况稳定', { category: 'FIRST_AID', urgent: true }),
  help('家中疑似燃气泄漏', 0.4, '关阀通风，燃气公司检查后恢复', { category: 'DISASTER', urgent: true }),
  help('电动车被盗', 0.5, '已协助报警并提供监控', { category: 'CRIME_OR_ACCIDENT' }),

  unlocked('巡查发现住户房门未关', 1, '已联系住户，确认无异常并关门', { night: true }),

  ofCleaning('楼道保洁不到位', 4, '重新清扫，并调整保洁班次', { category: '保洁' }),
  ofCleaning('垃圾清运不及时，有异味', 3, '已清运，高温期增加一次清运', { category: '保洁', season: 'SUMMER' }),
  ofCleaning('公共区域宠物粪便无人清理', 2, '已清理，并在门栋张贴提示', { category: '宠物', areas: ['中心花园'] }),
  ofGuards('车位长期被占', 4, '已联系车主挪车，增加巡查', { category: '停车' }),
  ofGuards('门岗未登记就放行外来人员', 2, '已对当班人员培训，加强登记', { category: '门岗', areas: ['南门岗亭'] }),
  ofGuards('深夜有人在楼下喧哗', 3, '护卫员劝离，当晚增加巡逻', { category: '噪音', night: true }),
  ofGuards('楼上装修噪音影响休息', 4, '已约定施工时间并现场监督', { category: '噪音' }),
  ofGuards('春节燃放烟花无人制止', 2, '已劝止，并增设岗位', { category: '噪音', season: 'FESTIVAL', night: true }),
  ofWorks('电梯频繁故障', 3, '维保单位更换控制板，连续观察一周正常', { category: '电梯', areas: ['电梯'] }),
  ofWorks('多次报修漏水未解决', 3, '重做防水，闭水试验合格', { category: '漏水', season: 'RAIN' }),
  ofWorks('供暖温度不达标', 3, '调整系统平衡，测温达标', { category: '供暖', season: 'WINTER' }),
  ofWorks('开发商遗留的墙面开裂', 2, '开发商已维修，业主验收', { category: '房屋质量' }),
  ofDesk('前台答复前后不一致', 2, '已致歉并统一答复口径', { category: '服务态度' }),
  ofDesk('误收停车费', 2, '核实后已退还', { category: '收费' }),
  ofDesk('邻居阳台滴水', 2, '已上门协调，邻居加装接水盘', { category: '邻里' }),
];

/** What five and more households complain of on one day. */
export const COLLECTIVE: readonly (Pick<Sort, 'matter' | 'areas' | 'department' | 'results'> & { readonly category: string })[] = [
  { matter: '整栋楼停水超过六小时无人通知', category: '停水', department: '工程部', areas: ['大堂'], results: ['已恢复供水，逐户上门致歉，建立停水短信通知'] },
  { matter: '电梯连续两天停用', category: '电梯', department: '工程部', areas: ['电梯'], results: ['更换曳引机配件，恢复运行，逐户上门说明'] },
  { matter: '车库收费标准突然上调', category: '收费', department: '客服部', areas: ['地下车库'], results: ['暂缓执行，上门征求意见后另行公示'] },
];
