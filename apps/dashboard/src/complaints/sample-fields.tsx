import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { traceIdOf } from '../apollo';
import { ComplaintSampleDocument, type SampledCaseFieldsFragment, type SampledInput, type SampleFinding, type SampleKind } from '../gql/graphql';
import { ErrorState } from '../ui/error-state';
import { HouseLink } from '../ui/house-link';
import { SelectField, TextField } from '../ui/inputs';
import { Loading } from '../ui/loading';
import './sample.css';

const FINDINGS = {
  RECORD: ['COMPLETE', 'INCOMPLETE', 'COMPLAINT_LEFT_OUT'],
  COMPLAINANT: ['SATISFIED', 'DISSATISFIED', 'NOT_REACHED'],
} as const satisfies Readonly<Record<SampleKind, readonly SampleFinding[]>>;

/**
 * CP-29 (X 十六.2–3): records of the month and complainants, taken at random by the server; what was found of each. Whoever is not taken is left out.
 * @param sampled what was found so far; `onChange` hands the whole list on
 */
export function SampleFields({ dutyId, sampled, onChange }: { dutyId: string; sampled: readonly SampledInput[]; onChange: (sampled: readonly SampledInput[]) => void }) {
  const { t } = useTranslation('complaints');
  const { data, error, refetch } = useQuery(ComplaintSampleDocument, { variables: { dutyId }, fetchPolicy: 'network-only' });
  const sample = data?.complaintSample;
  const again = () => void refetch().then(() => onChange([])).catch(() => undefined);
  return (
    <section className="sample-fields" aria-label={t('sample.title')}>
      {error && <ErrorState what={t('sample.failed')} traceId={traceIdOf(error)} retry={again} />}
      {!data && !error && <Loading rows={4} />}
      {sample && (
        <>
          <SamplePart kind="RECORD" cases={sample.proposedRecords} sampled={sampled} onChange={onChange} />
          <SamplePart kind="COMPLAINANT" cases={sample.proposedComplainants} sampled={sampled} onChange={onChange} />
          <span>
            <Button onClick={again}>{t('sample.another')}</Button>
          </span>
        </>
      )}
    </section>
  );
}

function SamplePart({ kind, cases, sampled, onChange }: { kind: SampleKind; cases: readonly SampledCaseFieldsFragment[]; sampled: readonly SampledInput[]; onChange: (sampled: readonly SampledInput[]) => void }) {
  const { t } = useTranslation('complaints');
  const of = (caseId: string) => sampled.find((one) => one.caseId === caseId && one.kind === kind);
  const others = (caseId: string) => sampled.filter((one) => one.caseId !== caseId || one.kind !== kind);
  return (
    <fieldset>
      <legend>{t(kind === 'RECORD' ? 'sample.records' : 'sample.complainants')}</legend>
      {cases.length === 0 && <p className="soft">{t(kind === 'RECORD' ? 'sample.noRecords' : 'sample.noComplainants')}</p>}
      {cases.map(({ id, number, matter }) => {
        const taken = of(id);
        return (
          <div key={id} className="sample-line">
            <span>
              <HouseLink to={`/cases/${encodeURIComponent(number)}`} target="_blank" rel="noopener">
                {number}
              </HouseLink>{' '}
              {matter}
            </span>
            <SelectField
              label={t('sample.findingOf', { number })}
              value={taken?.finding ?? ''}
              empty={t('sample.notTaken')}
              onChange={(finding) => onChange(finding === '' ? others(id) : [...others(id), { caseId: id, kind, finding: finding as SampleFinding, remark: taken?.remark ?? null }])}
              options={FINDINGS[kind].map((value) => ({ value, label: t(`sample.finding.${value}`) }))}
            />
            {taken && <TextField label={t('sample.remarkOf', { number })} value={taken.remark ?? ''} onChange={(remark) => onChange([...others(id), { ...taken, remark }])} maxLength={500} />}
          </div>
        );
      })}
    </fieldset>
  );
}

/** What was sampled, once it is done. */
export function SampleTaken({ dutyId }: { dutyId: string }) {
  const { t } = useTranslation('complaints');
  const { data } = useQuery(ComplaintSampleDocument, { variables: { dutyId }, fetchPolicy: 'cache-and-network' });
  const sample = data?.complaintSample;
  if (!sample || sample.records + sample.complainants + sample.sampled.length === 0) return null;
  const { records, complete, complainants, satisfied } = sample;
  return (
    <section className="sample-fields" aria-label={t('sample.title')}>
      <p>{t('sample.summary', { records, complete, complainants, satisfied })}</p>
      <ul>
        {sample.sampled.map(({ case: { id, number, matter }, kind, finding, remark }) => (
          <li key={`${id} ${kind}`}>
            <HouseLink to={`/cases/${encodeURIComponent(number)}`} target="_blank" rel="noopener">
              {number}
            </HouseLink>{' '}
            {matter} <b>{t(`sample.finding.${finding}`)}</b> {remark && <span className="soft">{remark}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
