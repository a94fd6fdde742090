/** What the fields of the contract's inputs are called on the screens, for messages in Chinese. */
const NAMES: Readonly<Record<string, string>> = {
  address: '地址', agreedReplyAt: '约定答复时间', after: '翻页位置', anonymous: '匿名', attachmentId: '照片', body: '内容', callerName: '来访（来电）人姓名', callerTelephone: '联系电话', caseId: '事项', caption: '照片说明', category: '类别', centreId: '服务中心',
  centreIds: '服务中心', clientKey: '提交编号', currentPassword: '当前密码', days: '有效天数', department: '责任部门', description: '情况描述', evidence: '凭证', file: '文件', filter: '筛选', first: '每页条数',
  from: '生效时间', id: '编号', intoCaseId: '并入的事项', kind: '类型', language: '语言', lateRecordReason: '补录原因', login: '登录名', matter: '事由', name: '名称', newPassword: '新密码', note: '备注',
  number: '编号', obligationId: '时限', ownerPost: '负责岗位', personId: '人员', placeText: '地点', post: '岗位', previousCaseId: '原投诉', publicAreaId: '公共区域', quietFrom: '免打扰开始时间',
  quietUntil: '免打扰结束时间', reason: '原因', receivedAt: '受理时间', receivedUntil: '受理时间止', receivedByName: '受理人', receivedByPost: '受理岗位', reply: '回复内容', residentId: '住户', result: '处理结果', room: '房号',
  search: '查找内容', secret: '密钥', since: '开始时间', step: '步骤', telephone: '电话', text: '文字', to: '对象岗位', unitId: '房屋', until: '结束时间', version: '版本',
  buildingId: '楼栋', centreCode: '服务中心代码', centreNameEn: '服务中心英文名称', centreNameZh: '服务中心名称', closedFrom: '停用日期', code: '代码', companyNameEn: '公司英文名称', companyNameZh: '公司名称', handedOverOn: '交付日期', movedOutOn: '搬离日期', nameEn: '英文名称', nameZh: '中文名称', options: '导入选项', password: '密码', zone: '时区',
  about: '记录类别', absenceId: '缺勤', acting: '代理', acts: '操作', afterMs: '显示耗时', approve: '是否批准', at: '时间', audience: '可见范围', audit: '审核', basis: '变更依据', capabilities: '权限', caseNumber: '事项编号', channel: '渠道',
  channelKind: '通知方式', collective: '集体投诉', companyWide: '全公司岗位', definite: '明确答复', disabled: '停用', dueAt: '新的到期时间', dutyId: '职责', finding: '检查结论', form: '答复形式', handoverId: '交接班记录', historic: '历史记录', holdingId: '任职',
  holidays: '放假日', hours: '工作时间', input: '提交内容', inWriting: '书面', json: '规程文件', key: '代码', leaveOut: '不处置的记录', limits: '时限设置', makeUpDays: '调休上班日', managesCentre: '兼任管理处主任', minutes: '分钟数', occasion: '场合', order: '排序',
  outcome: '回访结果', overdue: '是否逾期', owner: '业主', packKeys: '规程', party: '转往单位', periodFrom: '期间开始', periodUntil: '期间结束', person: '人员', publish: '是否发布', receivedFrom: '受理时间起', reportsTo: '上级岗位', residentDeadline: '住户要求的时间', rule: '规则',
  severity: '严重程度', shifts: '班次', singleKeys: '单键快捷', sound: '声音', spans: '时段', special: '特殊求助', stage: '进程', statedAt: '实际时间', status: '状态', stepAt: '步骤时间', strength: '强制程度', theme: '外观', times: '时间', token: '安装口令',
  comment: '评语', householdId: '住户（集体投诉）', rating: '评分',
  count: '数量', dutyTelephone: '值班电话', email: '电子邮箱', fax: '传真', hotline: '投诉热线', lessonId: '教训', month: '月份', remark: '说明', reportId: '月报', roundTheClock: '24小时值守', sampled: '抽查对象', unread: '未读', website: '网址',
  urgent: '紧急', validity: '有效性', value: '数值', verdict: '时限结果', weekday: '星期', year: '年份', years: '年限',
  callbackId: '回访', callerIds: '回访人', decision: '主任意见', effect: '服务效果', group: '类别', important: '重要事件', last: '月数', mine: '只看我的', nextTryAt: '下次联系时间', occasionId: '特约服务或活动', opinion: '回访人意见', origin: '回访来由', plannedFor: '安排时间',
  qualified: '回访人判断', quality: '质量评价', queue: '待办清单', remedy: '处理意见', round: '回访次序', satisfaction: '满意程度', secondCallerId: '同行人', shortcomings: '缺点与不足', signedBy: '住户签名', suggestions: '住户建议', visitedAt: '回访时间', visitedFrom: '回访时间起', visitedUntil: '回访时间止',
  endedOn: '实际结束日', endsOn: '合同结束日', heldOn: '举办或发行日', startsOn: '合同开始日', title: '名称',
  caseIds: '投诉', findings: '查明的情况', harmStopped: '先采取的措施', households: '住户', plan: '处理方案',
  by: '区分方式', dimension: '维度', figures: '统计指标', filters: '筛选', keys: '取值', lastYear: '去年同期', records: '记录', versionId: '锁定版本', versions: '版本数',
};

/** A field that has no name on a screen keeps the contract's. */
export function fieldName(field: string): string {
  const name = field.replace(/\[\d+\]$/, '');
  return Object.hasOwn(NAMES, name) ? NAMES[name]! : field;
}
