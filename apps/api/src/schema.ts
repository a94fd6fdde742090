import 'reflect-metadata';
import { GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { buildSchemaSync, type AuthCheckerFn, type NonEmptyArray, type PubSub } from 'type-graphql';
import { AccessLogResolver } from './access/access-log.resolver.js';
import { AccessResolver } from './access/access.resolver.js';
import { OwnAccountResolver } from './access/own-account.resolver.js';
import { authChecker } from './access/permission.js';
import { BoardEventsResolver } from './board/board-events.resolver.js';
import { BoardResolver } from './board/board.resolver.js';
import { CallbackAttemptResolver, CallbackFieldsResolver } from './callbacks/callback-fields.resolver.js';
import { CallbackDutiesResolver } from './callbacks/callback-duties.resolver.js';
import { CallbackArchiveResolver, CallbackMonthResolver, CallbackSampleResolver } from './callbacks/callback-month.resolver.js';
import { CallbackResolver } from './callbacks/callback.resolver.js';
import { CallbackVerbsResolver } from './callbacks/callback-verbs.resolver.js';
import { OccasionFieldsResolver, OccasionListResolver } from './callbacks/occasion.resolver.js';
import { CalendarResolver } from './calendars/calendar.resolver.js';
import { CaseFieldsResolver } from './cases/case-fields.resolver.js';
import { CaseListResolver } from './cases/case-list.resolver.js';
import { AttachmentResolver } from './cases/attachment.resolver.js';
import { CaseRequestsResolver } from './cases/case-requests.resolver.js';
import { CaseResolver } from './cases/case.resolver.js';
import { CaseWorkResolver } from './cases/case-work.resolver.js';
import { ComplaintVerbsResolver } from './cases/complaint-verbs.resolver.js';
import { JournalResolver } from './cases/journal.resolver.js';
import { ReceptionPreviewResolver } from './cases/reception-preview.resolver.js';
import { SavedFilterResolver } from './cases/saved-filter.resolver.js';
import { ObligationResolver } from './cases/obligation.resolver.js';
import { ObligationVerbsResolver } from './cases/obligation-verbs.resolver.js';
import { ComplaintMonthResolver, ComplaintReportResolver } from './complaints/complaint-report.resolver.js';
import { ComplaintChannelsResolver, ComplaintSampleResolver, LessonResolver } from './complaints/complaint-room.resolver.js';
import type { Context } from './context.js';
import { DemoHistoryResolver } from './demo/demo-history.resolver.js';
import { DutyFieldsResolver } from './duties/duty-fields.resolver.js';
import { DutyResolver } from './duties/duty.resolver.js';
import { FigureAlertsResolver } from './figures/alerts/figure-alerts.resolver.js';
import { FigureRecordResolver, FiguresResolver, FigureVersionResolver } from './figures/figures.resolver.js';
import { HandoverResolver, HandoverSummaryResolver } from './handover/handover.resolver.js';
import { MyWorkResolver } from './my/my-work.resolver.js';
import { ChannelResolver } from './notifications/channel.resolver.js';
import { NoticeResolver, ObligationNoticesResolver } from './notifications/notice.resolver.js';
import { PostFieldsResolver, StaffResolver } from './organisation/staff.resolver.js';
import { OrganisationResolver } from './organisation/organisation.resolver.js';
import { PolicyResolver } from './policies/policy.resolver.js';
import { SettingsResolver } from './policies/settings.resolver.js';
import { DisposalResolver } from './privacy/disposal.resolver.js';
import { ResidentDataResolver } from './privacy/resident-data.resolver.js';
import { ResidentResolver } from './resident/resident.resolver.js';
import { HealthResolver } from './server/health.resolver.js';
import { SetUpResolver } from './set-up/set-up.resolver.js';
import { WallResolver } from './wall/wall.resolver.js';

/** Every room's resolvers: what is not here does not exist for a client. */
export const resolvers: NonEmptyArray<new () => object> = [
  AccessResolver, DemoHistoryResolver, OwnAccountResolver, AccessLogResolver, OrganisationResolver, CaseResolver, CaseWorkResolver, ComplaintVerbsResolver, CaseRequestsResolver, AttachmentResolver, CaseListResolver, SavedFilterResolver, ReceptionPreviewResolver, CaseFieldsResolver, ObligationResolver, ObligationVerbsResolver, JournalResolver,
  BoardResolver, BoardEventsResolver, MyWorkResolver, DutyResolver, DutyFieldsResolver, CallbackResolver, CallbackVerbsResolver, CallbackDutiesResolver, CallbackFieldsResolver, CallbackAttemptResolver, CallbackMonthResolver, CallbackSampleResolver, CallbackArchiveResolver, OccasionListResolver, OccasionFieldsResolver, PolicyResolver, SettingsResolver, CalendarResolver, HealthResolver, NoticeResolver, ObligationNoticesResolver, ChannelResolver, SetUpResolver, HandoverResolver, HandoverSummaryResolver, StaffResolver, PostFieldsResolver, WallResolver, DisposalResolver, ResidentDataResolver, ResidentResolver, ComplaintMonthResolver, ComplaintReportResolver, ComplaintSampleResolver, LessonResolver, ComplaintChannelsResolver, FiguresResolver, FigureVersionResolver, FigureRecordResolver, FigureAlertsResolver,
];

/** Each subscription reads the journal's feed itself; type-graphql wants to be given one all the same. */
const noPubSub: PubSub = {
  publish: () => undefined,
  subscribe: () => {
    throw new Error('A subscription without its own subscribe function');
  },
};

/** The executable contract. Inputs are checked by their types here and by the verbs' own validation. */
export function buildExecutableSchema(checker: AuthCheckerFn<Context, string> = authChecker): GraphQLSchema {
  const schema = buildSchemaSync({ resolvers, authChecker: checker, pubSub: noPubSub, validate: false });
  // The library makes the three root types itself and gives them no description.
  schema.getQueryType()!.description = 'What can be read, within the centres and audiences of the viewer: what lies outside is not found.';
  schema.getMutationType()!.description = 'What can be done. A business verb answers with the thing, or with the rule that says no; its clientKey makes a submission count once.';
  schema.getSubscriptionType()!.description = 'What is told as it happens, over the WebSocket at the same address. Each stream resumes from a cursor.';
  return schema;
}

/** The contract as text, in a stable order: what is committed as schema.graphql. */
export function printContract(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
