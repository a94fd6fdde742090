import { useEffect, useEffectEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dateTimeIn } from '../format/time';
import { useWords } from '../i18n/use-language';
import type { CallbackView } from './callback-verbs';

export interface Sheet {
  /** RECORD: 《回访记录表》 (Q 4.2–4.4). VISIT: 《业户访问记录》 (X 十.3), which is taken along. */
  readonly form: 'RECORD' | 'VISIT';
  readonly callback: CallbackView;
}

/** The SOP's paper form, in print only: filled in as far as the visit is, the rest is left to the pen. The telephone is masked, as on the screen. */
export function CallbackPaper({ sheet, onPrinted }: { sheet: Sheet; onPrinted: () => void }) {
  const { t } = useTranslation('callbacks');
  const say = useWords();
  const { form, callback } = sheet;
  const printed = useEffectEvent(onPrinted);
  useEffect(() => {
    const after = () => printed();
    window.addEventListener('afterprint', after, { once: true });
    window.print();
    return () => window.removeEventListener('afterprint', after);
  }, [sheet]);
  return (
    <section className="callback-paper" aria-hidden="true">
      <header>
        <p>{say(callback.centre.name)}</p>
        <h1>{t(`paper.${form}.title`)}</h1>
        <p>{t('paper.number', { number: callback.case?.number ?? callback.occasion?.title ?? '' })}</p>
      </header>
      <table>
        <colgroup>
          <col className="paper-name" />
          <col />
          <col className="paper-name" />
          <col />
        </colgroup>
        <tbody>
          <Head callback={callback} />
          {form === 'RECORD' ? <RecordRows callback={callback} /> : <VisitRows callback={callback} />}
        </tbody>
      </table>
    </section>
  );
}

function usePaperMoment(zone: string): (at: string | null) => string {
  return (at) => (at === null ? '' : dateTimeIn(zone, Date.parse(at)));
}

function Head({ callback }: { callback: CallbackView }) {
  const { t } = useTranslation('callbacks');
  const say = useWords();
  const at = usePaperMoment(callback.centre.zone);
  const { case: work, occasion } = callback;
  const visitors = (callback.recordedBy ? [callback.recordedBy, callback.secondCaller] : callback.plannedCallers).flatMap((person) => (person ? [say(person.name)] : []));
  return (
    <>
      <Pair one={[t('paper.name'), callback.residentName]} other={[t('paper.telephone'), callback.telephoneMasked]} />
      <Pair one={[t('paper.room'), callback.unit && say(callback.unit.label)]} other={[t('paper.kind'), [t(`groups.${callback.group}`), callback.round !== 'FIRST' && t(`round.${callback.round}`)].filter(Boolean).join(' ')]} />
      <Wide name={t('paper.matter')} size="paper-tall">
        <p>
          <b>{work?.matter ?? occasion?.title}</b>
        </p>
        {work?.description && <p>{work.description}</p>}
      </Wide>
      <Pair one={[t('paper.settledAt'), at(callback.settledAt)]} other={[t('paper.handledBy'), work && [say(work.owner.name), work.ownerPerson && say(work.ownerPerson.name)].filter(Boolean).join(' ')]} />
      <Pair one={[t('paper.visitedAt'), at(callback.visitedAt ?? callback.plannedFor)]} other={[t('paper.visitors'), visitors.join(t('comma'))]} />
    </>
  );
}

function RecordRows({ callback }: { callback: CallbackView }) {
  const { t } = useTranslation('callbacks');
  const say = useWords();
  const at = usePaperMoment(callback.centre.zone);
  return (
    <>
      <Wide name={t('paper.form')}>
        <Boxes chosen={callback.form} options={(['HOME_VISIT', 'TELEPHONE', 'LETTER'] as const).map((form) => [form, t(`form.${form}`)])} />
      </Wide>
      {(['quality', 'effect', 'satisfaction'] as const).map((name) => (
        <Wide key={name} name={t(`field.${name}`)}>
          <Boxes chosen={callback[name]} options={([5, 4, 3, 2, 1] as const).map((mark) => [mark, `${mark} ${t(`${name === 'satisfaction' ? 'marks' : 'grades'}.${mark}`)}`])} />
        </Wide>
      ))}
      {(['shortcomings', 'suggestions'] as const).map((name) => (
        <Wide key={name} name={t(`field.${name}`)} size="paper-answer">
          <p>{callback[name]}</p>
        </Wide>
      ))}
      <Wide name={t('field.opinion')} size="paper-answer">
        <Boxes chosen={callback.qualified} options={([true, false] as const).map((qualified) => [qualified, t(`verdict.${qualified ? 'QUALIFIED' : 'UNQUALIFIED'}`)])} />
        <p>{callback.opinion}</p>
      </Wide>
      <Pair one={[t('paper.signed'), callback.signedBy]} other={[t('paper.confirmed'), callback.recordedBy && `${say(callback.recordedBy.name)} ${at(callback.recordedAt)}`]} tall />
      <Wide name={t('paper.review')} size="paper-answer">
        <Boxes chosen={callback.verdict} options={(['QUALIFIED', 'UNQUALIFIED'] as const).map((verdict) => [verdict, t(`verdict.${verdict}`)])} />
        <p>{callback.comment}</p>
        <p className="paper-signed">{callback.reviewedBy && `${say(callback.reviewedBy.name)} ${at(callback.reviewedAt)}`}</p>
      </Wide>
      <Wide name={t('paper.remedy')} size="paper-answer">
        <p>{callback.remedy}</p>
        <p>{callback.decision}</p>
      </Wide>
    </>
  );
}

function VisitRows({ callback }: { callback: CallbackView }) {
  const { t } = useTranslation('callbacks');
  return (
    <>
      <Wide name={t('paper.content')} size="paper-large">
        <p>{callback.shortcomings}</p>
      </Wide>
      <Wide name={t('paper.opinion')} size="paper-large">
        <p>{callback.suggestions}</p>
      </Wide>
      <Wide name={t('field.satisfaction')}>
        <Boxes chosen={callback.satisfaction} options={([5, 4, 3, 2, 1] as const).map((mark) => [mark, `${mark} ${t(`marks.${mark}`)}`])} />
      </Wide>
      <Pair one={[t('paper.signed'), callback.signedBy]} other={[t('paper.visitorSigned'), '']} tall />
    </>
  );
}

/** Boxes to be ticked by hand, or ticked already. */
function Boxes({ chosen, options }: { chosen: string | number | boolean | null; options: readonly (readonly [string | number | boolean, string])[] }) {
  return (
    <p className="paper-boxes">
      {options.map(([value, label]) => (
        <span key={String(value)}>
          {value === chosen ? '☑' : '☐'} {label}
        </span>
      ))}
    </p>
  );
}

type Named = readonly [name: string, value: ReactNode];

function Pair({ one, other, tall = false }: { one: Named; other: Named; tall?: boolean }) {
  return (
    <tr className={tall ? 'paper-signatures' : undefined}>
      {[one, other].map(([name, value]) => [
        <th key={`${name} name`} scope="row">
          {name}
        </th>,
        <td key={name}>{value}</td>,
      ])}
    </tr>
  );
}

function Wide({ name, size, children }: { name: string; size?: 'paper-tall' | 'paper-answer' | 'paper-large'; children: ReactNode }) {
  return (
    <tr className={size}>
      <th scope="row">{name}</th>
      <td colSpan={3}>{children}</td>
    </tr>
  );
}
