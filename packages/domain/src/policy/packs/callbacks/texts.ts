import { cite } from '../cite.js';

const Q = cite('Q');

/** Clauses of Q that several rows cite. */
export const ALL = Q('4.1.2 a', '投诉事件、特约服务的回访率要求达到100%。', 'All complaints and special services are visited.');
export const A_TENTH = Q('4.1.2 b', '日常维修服务、求助服务的回访率要求达到10%', 'Of routine repairs and help requests a tenth is visited');
export const GRAVE = Q('4.1.3 a', '重大投诉、重要投诉的回访一般情况由管理处主任组织进行，对于重大投诉必要时可由公司总经理或品质管理部经理进行。', 'Visits of major and important complaints are organised by the head of the management office as a rule; a major one may, where needed, be made by the general manager or the quality manager.');
export const ORDINARY = Q('4.1.3 b', '一般投诉的回访由被投诉部门负责人与客户助理共同进行。', 'Ordinary complaints are visited by the head of the department complained of together with a customer assistant.');
export const ASSISTANT = Q('4.1.3 c', '维修服务、特约服务和报事服务的回访由客户助理进行。', 'Repairs, special services and reported matters are visited by a customer assistant.');
export const IMPORTANT = Q('4.3', '对于重要事件，由客户服务中心主任/主管制定回访计划，安排相关人员在限定时效内进行回访，将回访内容记录在《回访记录表》上，并请住户在记录内容签名确认。', 'Important events: the supervisor makes a plan and has them visited within the limit; the content is written into the record of visits, and the resident signs it.');
export const REVIEW = Q('4.4', '由客户服务中心主任/主管对处理完毕的《回访记录表》进行审核，并加注意见。', 'The supervisor reviews each completed record and adds a comment.');
export const UNQUALIFIED = Q('4.4', '对于回访内容反馈为不合格的事件应上报管理处主任，并将处理意见记录在《回访记录表》上。', 'What the visit finds unqualified is reported to the head of the management office, and how it is to be handled is written into the record.');
