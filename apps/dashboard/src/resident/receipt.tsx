import { createPortal } from 'react-dom';
import type { CaseView } from '../cases/case-view';
import { dateTimeIn } from '../format/time';
import { paper as paperEn } from '../i18n/en/receipts.json';
import { kind as kindEn } from '../i18n/en/vocabulary.json';
import { put } from '../i18n/put';
import { paper as paperZh } from '../i18n/zh-CN/receipts.json';
import { kind as kindZh } from '../i18n/zh-CN/vocabulary.json';
import { QrCode } from '../ui/qr-code';
import './receipt.css';

/** The receipt, in print only and in both languages at once: the desk does not know which one is read at home. It names nobody, for it may lie about. */
export function Receipt({ work, address, days }: { work: CaseView; address: string; days: number }) {
  const at = (moment: string | null) => (moment === null ? null : dateTimeIn(work.centre.zone, Date.parse(moment)));
  const both = (zh: string, en: string) => (zh === en ? zh : `${zh} ${en}`);
  const lines: readonly (readonly [name: Exclude<keyof typeof paperZh, 'qr'>, value: string | null])[] = [
    ['number', work.number],
    ['kind', both(kindZh[work.kind], kindEn[work.kind])],
    ['received', at(work.receivedAt)],
    ['place', work.place ? both(work.place.label.zh, work.place.label.en) : work.placeText],
    ['matter', work.confidential ? both(paperZh.confidential, paperEn.confidential) : work.matter],
    ['promised', work.status === 'RECEIVED' || work.status === 'IN_PROGRESS' ? at(work.agreedReplyAt) : null],
  ];
  const two = (name: 'scan' | 'until' | 'private') => [put(paperZh[name], { count: days }), put(paperEn[name], { count: days })].map((text) => <p key={text}>{text}</p>);
  return createPortal(
    <section className="receipt" aria-hidden="true">
      <header>
        <p>{both(work.centre.name.zh, work.centre.name.en)}</p>
        <h1>{both(paperZh.title, paperEn.title)}</h1>
      </header>
      <dl>
        {lines.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>
                  {paperZh[name]} <small>{paperEn[name]}</small>
                </dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      <div className="receipt-code">
        <QrCode value={address} label={both(paperZh.qr, paperEn.qr)} />
        <div>
          {two('scan')}
          <p className="receipt-address">{address}</p>
          {two('until')}
          {two('private')}
        </div>
      </div>
    </section>,
    document.body,
  );
}
