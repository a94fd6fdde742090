import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';
import { socketConnection, traceIdOf } from '../apollo';
import { can, useViewer } from '../access/viewer';
import { CaseCallbacks } from '../callbacks/case-callbacks';
import { CaseByNumberDocument } from '../gql/graphql';
import { DataAge, isStale, useRealNow } from '../ui/data-age';
import { Empty } from '../ui/empty';
import { ErrorState } from '../ui/error-state';
import { Loading } from '../ui/loading';
import { ResidentCard } from '../resident/resident-card';
import { useKeys } from '../ui/use-keys';
import { CaseCandidates } from './case-candidates';
import { CaseFacts } from './case-facts';
import { CaseHeader } from './case-header';
import { ComplaintPaperForm, type ComplaintPaper } from './complaint-papers';
import { ChecklistsCard } from './checklists-card';
import { HouseholdCases } from './household-cases';
import { HouseholdsCard } from './households-card';
import { LinkedCases } from './linked-cases';
import { ObligationsCard } from './obligations-card';
import { PaperForm } from './paper-form';
import { PendingRequests } from './pending-requests';
import { PhotosCard } from './photos-card';
import { PlanCard } from './plan-card';
import { PrintMenu } from './print-menu';
import { Timeline } from './timeline';
import { useCaseEvents, useClockKnown } from './use-case-events';
import { useNeighbours } from './use-neighbours';
import { VERB_DIALOGS } from './verbs/verb-dialogs';
import type { VerbDialogProps } from './verbs/verb-form';
import type { CaseView, DialogName, PhotoVerb, Verb } from './case-view';
import './case-page.css';

const NO_CENTRE: readonly string[] = [];

/** What opened a dialog may be gone with what it did; the keyboard then goes on from the matter. */
function focusMatter(): void {
  if (document.activeElement === document.body) document.querySelector<HTMLElement>('.case-title h1')?.focus();
}

interface OpenDialog extends Pick<VerbDialogProps, 'obligationId' | 'attachmentId' | 'householdId' | 'step' | 'number' | 'candidate' | 'files'> {
  readonly verb: DialogName;
}
type Choose = (verb: DialogName, about?: Omit<OpenDialog, 'verb'>) => void;

/** A case's page begins anew with each case. */
export function Component() {
  const number = useParams()['number'] ?? '';
  return <CasePage key={number} number={number} />;
}

function CasePage({ number }: { number: string }) {
  const { t } = useTranslation('cases');
  const { t: house } = useTranslation();
  const { search } = useLocation();
  const { data, error, refetch } = useQuery(CaseByNumberDocument, { variables: { number }, fetchPolicy: 'cache-and-network' });
  const work = data?.case ?? undefined;
  const readAgain = () => void refetch().catch(() => undefined);
  const heardAt = useCaseEvents(work ? [work.centre.id] : NO_CENTRE, ({ kind, caseId, row }) => {
    // An event that is no newer than what stands here is old news.
    if (kind === 'RESYNC' || (work && caseId === work.id && (row === null || row.version > work.version))) readAgain();
  });
  const clockKnown = useClockKnown(heardAt);
  const connection = useSyncExternalStore(socketConnection.subscribe, socketConnection.get);
  const stale = isStale(heardAt, useRealNow()) && heardAt !== null;
  const { previous, next } = useNeighbours(work);
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const [paper, setPaper] = useState<ComplaintPaper | null>(null);
  function print(wanted: ComplaintPaper | null) {
    // The form has to stand there before the browser takes its picture of the page.
    flushSync(() => setPaper(wanted));
    window.print();
  }
  const allowed = (verb: Verb) => work?.availableActions.some((action) => action.verb === verb && action.allowed) ?? false;
  const open = (verb: Verb) => allowed(verb) && setDialog({ verb });
  function closeDialog(done: boolean) {
    setDialog(null);
    if (done) void refetch().then(focusMatter, focusMatter);
    setTimeout(focusMatter);
  }
  useKeys({ r: () => open('replyToResident'), t: () => open('transferCase'), '[': previous, ']': next });
  useEffect(() => {
    document.title = `${number}${work ? ` ${work.matter}` : ''} · ${house('product')}`;
  }, [number, work, house]);

  return (
    <div className={`case-page${stale ? ' stale' : ''}`}>
      <nav className="case-tools" aria-label={t('tools')}>
        <Link to={{ pathname: '/cases', search }}>{t('list.title')}</Link>
        <span className="header-space" />
        <DataAge connection={connection} heardAt={heardAt} />
        <Button icon={<LeftOutlined aria-hidden />} onClick={previous} title="[" aria-label={t('previousCase')} />
        <Button icon={<RightOutlined aria-hidden />} onClick={next} title="]" aria-label={t('nextCase')} />
        <PrintMenu work={work} onPrint={print} />
      </nav>
      {!(work && clockKnown) && <h1 className="visually-hidden">{number}</h1>}
      {error && <ErrorState what={t(work ? 'failedKept' : 'failed')} traceId={traceIdOf(error)} retry={readAgain} />}
      {!error && (!data || (work && !clockKnown)) && <Loading rows={12} />}
      {data && !work && <Empty reason={t('missing', { number })} action={<Link to={{ pathname: '/cases', search }}>{t('list.title')}</Link>} />}
      {work && clockKnown && <CaseBody work={work} paper={paper} onChoose={(verb, about) => setDialog({ verb, ...about })} />}
      {work && dialog && <VerbDialog key={dialog.verb} work={work} dialog={dialog} onClose={closeDialog} />}
    </div>
  );
}

function CaseBody({ work, paper, onChoose }: { work: CaseView; paper: ComplaintPaper | null; onChoose: Choose }) {
  const mayAcknowledge = can(useViewer(), 'ACKNOWLEDGE_OVERDUE');
  const may = (verb: Verb | PhotoVerb) => work.availableActions.some((action) => action.verb === verb && action.allowed);
  return (
    <>
      <CaseHeader work={work} onChoose={onChoose} />
      <div className="case-columns">
        <div>
          <PendingRequests work={work} />
          <CaseCandidates work={work} onClassify={may('classifyCase') ? (candidate) => onChoose('classifyCase', { candidate }) : null} onJoin={may('joinHouseholds') ? () => onChoose('joinHouseholds') : null} />
          <PlanCard work={work} />
          <HouseholdsCard work={work} may={may} onChoose={(verb, householdId) => onChoose(verb, { householdId })} />
          <ObligationsCard work={work} onAcknowledge={mayAcknowledge ? ({ id }) => onChoose('acknowledgeOverdue', { obligationId: id }) : null} />
          <ChecklistsCard work={work} onRecord={may('recordStep') ? (step) => onChoose('recordStep', { step }) : null} />
          <CaseFacts work={work} />
          <PhotosCard work={work} onFiles={may('attachFile') ? (files) => onChoose('attachFile', { files }) : null} mayCaption={may('captionFile')} mayRemove={may('removeFile')} onPhoto={(verb, attachmentId) => onChoose(verb, { attachmentId })} />
          <ResidentCard work={work} />
          <CaseCallbacks work={work} />
          <LinkedCases work={work} onComplainAgain={() => onChoose('complainAgain')} />
          <HouseholdCases work={work} onMerge={may('mergeCase') ? (other) => onChoose('mergeCase', { number: other }) : null} />
        </div>
        <Timeline work={work} />
      </div>
      {paper === null ? <PaperForm work={work} /> : <ComplaintPaperForm work={work} paper={paper} />}
    </>
  );
}

function VerbDialog({ work, dialog: { verb, ...about }, onClose }: { work: CaseView; dialog: OpenDialog; onClose: (done: boolean) => void }) {
  const Chosen = VERB_DIALOGS[verb];
  return <Chosen work={work} onClose={onClose} {...about} />;
}
