import { CameraOutlined, CheckOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FilePicker } from '../cases/photos-card';
import { useServerNow } from '../format/server-clock';
import { shortTimeIn } from '../format/time';
import { useWords } from '../i18n/use-language';
import { HouseLink } from '../ui/house-link';
import type { Act, Deed } from './act';
import { CannotDialog, DoneDialog } from './act-dialogs';
import { CallResident } from './call-resident';
import { LimitLine } from './limit-line';
import { smallPhoto } from './small-photo';
import { nextStage, stageMarks } from './stage-marks';
import { Steps } from './steps';
import { WaitingActs } from './waiting-acts';
import type { MyMatter, WorkItem } from './work-items';

interface MatterCardProps {
  readonly item: Extract<WorkItem, { kind: 'CASE' }>;
  readonly zone: string;
  /** What of it waits in this browser. */
  readonly acts: readonly Act[];
  readonly act: (matter: MyMatter, deed: Deed) => void;
  readonly sendAgain: (act: Act) => void;
  readonly discard: (act: Act) => void;
}

/** One matter in the hand: its clock, where and what, and each act one tap. */
export function MatterCard({ item, zone, acts, act: actOn, sendAgain, discard }: MatterCardProps) {
  const { t } = useTranslation('my');
  const say = useWords();
  const now = useServerNow();
  const [dialog, setDialog] = useState<'DONE' | 'CANNOT' | null>(null);
  const [unreadable, setUnreadable] = useState(false);
  const { matter } = item;
  const { row } = matter;
  const act = (deed: Deed) => actOn(matter, deed);
  const why = (verb: string) => {
    const action = matter.actions.find((candidate) => candidate.verb === verb);
    return action?.allowed ? null : action?.why ? say(action.why) : t('mayNot');
  };
  const live = acts.filter(({ stopped }) => stopped === null);
  const settling = live.some(({ deed }) => deed.kind === 'SETTLE');
  const marks = stageMarks(matter, live);
  const next = settling ? null : nextStage(marks, matter.inMyHand);
  const mayNot = { stage: why('recordWorkStage'), settle: why('settleCase'), cannot: why('reportUp') && why('referCase'), photo: why('attachFile') };
  const reasons = [...new Set([mayNot.stage && t('whyNot', { what: t('stagesTitle'), why: mayNot.stage }), mayNot.settle && t('whyNot', { what: t('done'), why: mayNot.settle }), mayNot.cannot && t('whyNot', { what: t('cannot'), why: mayNot.cannot })].filter((line) => line !== null))];

  async function photos(files: readonly File[]) {
    setUnreadable(false);
    for (const file of files) {
      const photo = await smallPhoto(file);
      if (photo) act({ kind: 'PHOTO', name: `${file.name.replace(/\.\w+$/, '') || 'photo'}.jpg`, photo, attachmentId: null });
      else setUnreadable(true);
    }
  }

  return (
    <li className="my-card" aria-label={`${row.number} ${row.matter}`}>
      <LimitLine item={item} zone={zone} />
      <p className="my-matter">
        {row.urgent && <b className="my-urgent">{t('urgent')}</b>}
        <b>{row.place ? say(row.place) : t('noPlace')}</b> {row.matter}
      </p>
      <MatterFacts matter={matter} />
      <div className="my-acts my-stages">
        {marks.map(({ stage, at, waiting }) => (
          <button key={stage} type="button" className={`my-act${stage === next ? ' my-act-next' : ''}${at === null ? '' : ' my-act-past'}`} disabled={mayNot.stage !== null || settling} onClick={() => act({ kind: 'STAGE', stage })}>
            {at !== null && <CheckOutlined aria-hidden />}
            <span>
              {t(`stages.${stage}`)}
              {at !== null && <small>{waiting ? t('waitsShort') : shortTimeIn(zone, at, now)}</small>}
            </span>
          </button>
        ))}
        <button type="button" className={`my-act${next === null && !settling ? ' my-act-next' : ''}`} disabled={mayNot.settle !== null || settling} onClick={() => setDialog('DONE')}>
          <span>
            {t('done')}
            {settling && <small>{t('waitsShort')}</small>}
          </span>
        </button>
      </div>
      <Steps matter={matter} waiting={live} zone={zone} allowed={why('recordStep') === null && !settling} act={act} />
      <div className="my-acts">
        {mayNot.photo === null && <FilePicker label={t('photo')} icon={<CameraOutlined aria-hidden />} onFiles={(files) => void photos(files)} camera />}
        <CallResident matter={matter} />
        <button type="button" className="my-act" disabled={mayNot.cannot !== null || settling} onClick={() => setDialog('CANNOT')}>
          {t('cannot')}
        </button>
        <HouseLink className="my-act" to={`/cases/${row.number}`}>
          {t('open')}
        </HouseLink>
      </div>
      {reasons.map((reason) => (
        <p key={reason} className="soft my-why">
          {reason}
        </p>
      ))}
      {unreadable && (
        <p className="error-state" role="alert">
          {t('unreadable')}
        </p>
      )}
      <WaitingActs acts={acts} zone={zone} sendAgain={sendAgain} discard={discard} />
      {dialog === 'DONE' && <DoneDialog matter={matter} act={act} onClose={() => setDialog(null)} />}
      {dialog === 'CANNOT' && <CannotDialog matter={matter} act={act} onClose={() => setDialog(null)} />}
    </li>
  );
}

/** Number, class, status, caller, and whose hand it is in. */
function MatterFacts({ matter: { row, inMyHand, progress, callerName, callerTelephoneMasked } }: { matter: MyMatter }) {
  const { t } = useTranslation('my');
  const { t: term } = useTranslation('vocabulary');
  const say = useWords();
  const grade = row.severity ? term(`severity.${row.severity}`) : row.validity ? term(`validity.${row.validity}`) : null;
  const hand = inMyHand ? t('inMyHand') : row.ownerPerson ? t('inHandOf', { name: say(row.ownerPerson) }) : t('inNobodysHand');
  return (
    <p className="soft my-facts">
      <span>{row.number}</span>
      <span>
        {term(`kind.${row.kind}`)}
        {grade && ` · ${grade}`}
      </span>
      <span>{term(`caseStatus.${row.status}`)}</span>
      {(callerName ?? callerTelephoneMasked) && <span>{[callerName, callerTelephoneMasked].filter(Boolean).join(' ')}</span>}
      <span>{hand}</span>
      {progress.acceptedAt && !progress.acceptedByMe && <span>{t('acceptedByColleague')}</span>}
    </p>
  );
}
