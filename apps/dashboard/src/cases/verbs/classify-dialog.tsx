import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ClassifyCaseDocument, type ClassBasis, type CaseKind, type Severity, type Validity } from '../../gql/graphql';
import { ChoiceBar } from '../../ui/choice-bar';
import { CheckField, SelectField, TextArea, TextField, WallTimeField } from '../../ui/inputs';
import { HELP_CATEGORIES, KINDS, SEVERITIES, VALIDITIES } from '../vocabulary-order';
import { useCategoryName } from '../use-category-name';
import { useCaseVerb } from './use-case-verb';
import { VerbForm, type VerbDialogProps } from './verb-form';
import { isoOf, wallTimeOf } from './wall-time';

/** FD-04, CP-34: what kind of matter it is, how valid, how severe; and whether it was so from the start or became so. What the notice of candidates proposed stands filled in; sending it is what confirms it. */
export function ClassifyDialog({ work, onClose, candidate }: VerbDialogProps) {
  const { t } = useTranslation('cases');
  const categoryName = useCategoryName();
  const { t: term } = useTranslation('vocabulary');
  const send = useCaseVerb(ClassifyCaseDocument);
  const { zone } = work.centre;
  const [kind, setKind] = useState<CaseKind>(work.kind);
  const [validity, setValidity] = useState<Validity | null>(candidate === 'REPEATED' ? 'VALID' : work.validity);
  const [severity, setSeverity] = useState<Severity | null>(candidate === 'REPEATED' ? 'MAJOR' : work.severity);
  const [urgent, setUrgent] = useState(work.urgent);
  const [category, setCategory] = useState(work.category ?? '');
  const [basis, setBasis] = useState<ClassBasis | null>(work.classifiedAt === null ? 'CORRECTION' : null);
  const [reason, setReason] = useState('');
  const [special, setSpecial] = useState(work.special ?? false);
  const [collective, setCollective] = useState(candidate === 'COLLECTIVE' || (work.collective ?? false));
  const [deadline, setDeadline] = useState(wallTimeOf(zone, work.residentDeadline));

  const complaint = kind === 'COMPLAINT';
  const chosen = { kind, validity: complaint ? validity : null, severity: complaint && validity === 'VALID' ? severity : null, urgent, category: category.trim() || null };
  // Said only where it changes something: what nobody has said follows from the category.
  const said = {
    special: kind === 'HELP_REQUEST' && special !== (work.special ?? false) ? special : null,
    collective: complaint && collective !== (work.collective ?? false) ? collective : null,
  };
  const residentDeadline = isoOf(zone, deadline);
  const problems = {
    basis: basis === null ? t('problem.choose') : undefined,
    reason: basis === 'DEVELOPMENT' && !reason.trim() ? t('problem.reason') : undefined,
  };
  return (
    <VerbForm
      verb="classifyCase"
      work={work}
      onClose={onClose}
      problems={problems}
      mine={{ ...chosen, ...(residentDeadline ? { residentDeadline } : {}) }}
      send={(envelope) => send({ ...envelope, ...chosen, ...said, basis: basis!, reason: reason.trim() || null, residentDeadline })}
    >
      {(shown) => (
        <>
          <ChoiceBar legend={t('field.kind')} value={kind} onChange={(value) => setKind(value as CaseKind)} options={KINDS.map((value) => ({ value, label: term(`kind.${value}`) }))} firstFocus />
          {complaint && <ChoiceBar legend={t('field.validity')} value={validity} onChange={(value) => setValidity(value as Validity)} options={VALIDITIES.map((value) => ({ value, label: term(`validity.${value}`) }))} />}
          {complaint && validity === 'VALID' && (
            <ChoiceBar legend={t('field.severity')} value={severity} onChange={(value) => setSeverity(value as Severity)} options={SEVERITIES.map((value) => ({ value, label: term(`severity.${value}`) }))} />
          )}
          <ChoiceBar
            legend={t('field.basis')}
            value={basis}
            onChange={(value) => setBasis(value as ClassBasis)}
            error={shown.basis}
            options={(['CORRECTION', 'DEVELOPMENT'] as const).map((value) => ({ value, label: t(`facts.basis.${value}`), hint: t(`basisAbout.${value}`) }))}
          />
          {basis && <p className="field-hint">{t(`basisAbout.${basis}`)}</p>}
          <TextArea label={t('field.reason')} value={reason} onChange={setReason} error={shown.reason} required={basis === 'DEVELOPMENT'} maxLength={1000} rows={2} />
          <div className="verb-row">
            {kind === 'HELP_REQUEST' ? (
              <SelectField label={t('field.helpCategory')} value={category} onChange={setCategory} empty="—" options={helpCategories(category).map((value) => ({ value, label: categoryName(value) }))} />
            ) : (
              <TextField label={t('field.category')} value={category} onChange={setCategory} maxLength={60} />
            )}
            <WallTimeField label={t('fact.residentDeadline')} value={deadline} onChange={setDeadline} />
            <CheckField label={term('urgent')} checked={urgent} onChange={setUrgent} />
            {kind === 'HELP_REQUEST' && <CheckField label={t('field.special')} hint={t('field.specialAbout')} checked={special} onChange={setSpecial} />}
            {complaint && <CheckField label={t('field.collective')} hint={t('field.collectiveAbout')} checked={collective} onChange={setCollective} />}
          </div>
        </>
      )}
    </VerbForm>
  );
}

/** The shipped ones that rules know by their keys, and the company's own that stands there already. */
function helpCategories(present: string): readonly string[] {
  return present && !(HELP_CATEGORIES as readonly string[]).includes(present) ? [...HELP_CATEGORIES, present] : HELP_CATEGORIES;
}
