import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../i18n/use-language';
import type { CaseView } from './case-view';
import './paper-form.css';

/** Whose form it is, what it is called, and which matter it is about. */
export function PaperHead({ work, title }: { work: CaseView; title: string }) {
  const { t } = useTranslation('cases');
  const say = useWords();
  return (
    <header>
      <p>{say(work.centre.name)}</p>
      <h1>{title}</h1>
      <p>{t('paper.number', { number: work.number })}</p>
    </header>
  );
}

/** Two names and two values a line. */
export function PaperTable({ children }: { children: ReactNode }) {
  return (
    <table>
      <colgroup>
        <col className="paper-name" />
        <col />
        <col className="paper-name" />
        <col />
      </colgroup>
      <tbody>{children}</tbody>
    </table>
  );
}

type Named = readonly [name: string, value: ReactNode];

export function Pair({ one, other, signed = false }: { one: Named; other: Named; signed?: boolean }) {
  return (
    <tr className={signed ? 'paper-signatures' : ''}>
      {[one, other].map(([name, value]) => [
        <th key={`${name} name`} scope="row">
          {name}
        </th>,
        <td key={name}>{value}</td>,
      ])}
    </tr>
  );
}

export function Wide({ name, size = '', children }: { name: string; size?: 'paper-tall' | 'paper-handling' | ''; children: ReactNode }) {
  return (
    <tr className={size}>
      <th scope="row">{name}</th>
      <td colSpan={3}>{children}</td>
    </tr>
  );
}
