import { Button } from 'antd';
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { traceIdOf } from '../apollo';
import { useServerNow } from '../format/server-clock';
import { loadWords } from '../i18n/i18n';
import { useAlarm } from '../shell/overdue-alarm';
import { usePostName } from '../shell/posts';
import { useScope } from '../shell/scope';
import { isStale, useRealNow } from '../ui/data-age';
import { Empty } from '../ui/empty';
import { ErrorState } from '../ui/error-state';
import { Loading } from '../ui/loading';
import { useKeys } from '../ui/use-keys';
import { BoardGrid } from './board-grid';
import { BoardTools } from './board-tools';
import { count, countIsYesterdays, filterContext, filtered, isFilter, type Filter } from './board-filter';
import { CaseDrawer } from './case-drawer';
import { CountersBar } from './counters-bar';
import { DutyBand } from './duty-band';
import { OverdueStrip } from './overdue-strip';
import { PoliteSummary } from './polite-summary';
import { ROW_VERBS, type RowVerb } from './row-verbs';
import { toAcknowledge, useAcknowledge } from './use-acknowledge';
import { useBoard } from './use-board';
import { useBreaches } from './use-breaches';
import { useSteadyOrder } from './use-steady-order';
import { useVisitsOwed } from './use-visits-owed';
import type { BoardView } from './board-store';
import './board-page.css';
import './board-rows.css';

/** Fetched when a verb is first chosen: the board, as the first page of the day, stays light. */
const RowVerbDialog = lazy(async () => {
  const [{ RowVerbDialog: Loaded }] = await Promise.all([import('./row-verb-dialog'), loadWords('cases')]);
  return { default: Loaded };
});

const DutyDialog = lazy(async () => {
  const [{ DutyDialog: Loaded }] = await Promise.all([import('../duties/duty-dialog'), loadWords('duties', 'cases', 'notifications')]);
  return { default: Loaded };
});

export function Component() {
  const { t } = useTranslation('board');
  const { t: house } = useTranslation();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const { centres } = useScope();
  const centreIds = useMemo(() => centres.map(({ id }) => id), [centres]);
  const board = useBoard(centreIds);
  const stale = isStale(board.heardAt, useRealNow());
  const { sound, setSound } = useAlarm();
  const { mayAcknowledge, acknowledge, acknowledgeFirst } = useAcknowledge();
  const postName = usePostName();
  const [held, setHeld] = useState<BoardView | null>(null);
  const [activeId, setActiveId] = useState<string | null>(null);
  const [doing, setDoing] = useState<{ number: string; verb: RowVerb } | null>(null);

  const view = held ?? board.view;
  const now = useServerNow();
  const context = useMemo(() => filterContext(now, centres), [now, centres]);
  const visitsOwed = useVisitsOwed(centreIds);
  const counters = useMemo(() => ({ ...count(view, context), callbacksOwed: visitsOwed }), [view, context, visitsOwed]);
  const yesterdays = countIsYesterdays(board.view, context, centreIds);
  const { refetch } = board;
  useEffect(() => {
    if (yesterdays) refetch();
  }, [yesterdays, refetch]);
  const show = search.get('show');
  const filter: Filter = isFilter(show) ? show : 'open';
  const wanted = useMemo(() => filtered(view.items, filter, context), [view, filter, context]);
  const { items, moves, takeOrder, hand } = useSteadyOrder(wanted, `${filter} ${centres.map(({ id }) => id).join()}`);
  const closedToday = filter === 'receivedToday' ? Math.max(0, counters.receivedToday - wanted.length) : 0;
  const inAddress = useCallback(
    (name: string, value: string | null) =>
      setSearch(
        (before) => {
          const after = new URLSearchParams(before);
          if (value === null) after.delete(name);
          else after.set(name, value);
          return after;
        },
        { replace: true },
      ),
    [setSearch],
  );
  const openId = search.get('case');
  const openDrawer = (id: string | null) => inAddress('case', id);
  const scopeText = search.get('centres');
  const inScope = useCallback((path: string) => (scopeText ? `${path}${path.includes('?') ? '&' : '?'}centres=${encodeURIComponent(scopeText)}` : path), [scopeText]);
  const casePath = useCallback((number: string) => inScope(`/cases/${encodeURIComponent(number)}`), [inScope]);
  const cells = useMemo(() => {
    const zones = new Map(centres.map(({ id, zone }) => [id, zone]));
    return { zoneOf: (centreId: string) => zones.get(centreId) ?? centres[0]?.zone ?? 'Asia/Shanghai', postName, casePath };
  }, [centres, postName, casePath]);
  const [dutyId, setDutyId] = useState<string | null>(null);
  // A pause holds the rows; a breach shows even then.
  const breaches = useBreaches(board.view, cells.zoneOf, (id) => (setActiveId(id), openDrawer(id)), setDutyId);
  const activate = useCallback(
    (id: string) => {
      setActiveId(id);
      if (openId !== null) inAddress('case', id);
    },
    [openId, inAddress],
  );

  function step(by: number) {
    const at = items.findIndex(({ row }) => row.id === activeId);
    const next = items[at < 0 ? (by > 0 ? 0 : items.length - 1) : Math.min(items.length - 1, Math.max(0, at + by))];
    if (next) activate(next.row.id);
    document.getElementById('board-grid')?.focus();
  }
  const hold = () => setHeld(held ? null : board.view);
  const active = activeId === null ? undefined : view.byId.get(activeId);
  useKeys({
    j: () => step(1),
    ArrowDown: () => step(1),
    k: () => step(-1),
    ArrowUp: () => step(-1),
    Home: () => step(-Infinity),
    End: () => step(Infinity),
    PageDown: () => step(15),
    PageUp: () => step(-15),
    Enter: () => openDrawer(activeId === openId ? null : activeId),
    o: () => active && void navigate(casePath(active.row.number)),
    a: () => active && void acknowledgeFirst(active.limits, active.row.number),
    u: takeOrder,
    f: hold,
    ...Object.fromEntries(ROW_VERBS.map(({ verb, key }) => [key, () => active && setDoing({ number: active.row.number, verb })])),
    s: () => setSound(!sound),
    Escape: () => openDrawer(null),
  });
  useEffect(() => {
    document.title = `${counters.overdue > 0 ? `(${counters.overdue}) ` : ''}${t('title')} · ${house('product')}`;
  }, [counters.overdue, t, house]);

  return (
    <div className={`board${stale && board.loaded ? ' stale' : ''}`}>
      <h1 className="visually-hidden">{t('title')}</h1>
      <PoliteSummary text={board.loaded ? t('summary', counters) : ''} />
      <div className="board-top">
        <CountersBar counters={counters} filter={filter} onChoose={(next) => (next === 'callbacksOwed' ? void navigate('/callbacks') : inAddress('show', next === 'open' ? null : next))} />
        <BoardTools heardAt={board.heardAt} held={held !== null} onHold={hold} />
      </div>
      {board.loaded && <OverdueStrip breaches={breaches} zoneOf={cells.zoneOf} mayAcknowledge={mayAcknowledge} onAcknowledge={({ limit, name }) => void acknowledge(limit.source.id, name)} onShowAll={() => inAddress('show', 'overdue')} />}
      {board.loaded && <DutyBand duties={view.duties} centres={centres} onOpen={setDutyId} />}
      {board.error !== null && <ErrorState what={t(board.loaded ? 'failedKept' : 'failed')} traceId={traceIdOf(board.error)} retry={refetch} />}
      {held && <p className="board-notice">{t('paused')}</p>}
      {/* What is owed comes with the rows, above them: the skeleton makes way for both, so that nothing is pushed down. */}
      <div key={board.loaded ? 'rows' : 'skeleton'} className="board-body">
        <div className="board-list">
          {!board.loaded && board.error === null && <Loading rows={12} />}
          {board.loaded && items.length === 0 && (
            <Empty
              reason={closedToday > 0 ? t('closedToday', { count: closedToday }) : t(filter === 'open' ? 'emptyAll' : 'emptyFilter')}
              action={filter !== 'open' && <Button onClick={() => inAddress('show', null)}>{t('showAll')}</Button>}
            />
          )}
          {items.length > 0 && (
            <BoardGrid items={items} isGone={(id) => !view.byId.has(id)} activeId={activeId} onActivate={activate} onOpen={openDrawer} context={cells} hand={hand} />
          )}
          {items.length > 0 && closedToday > 0 && (
            <p className="board-closed">
              {t('closedToday', { count: closedToday })} <Link to={inScope('/cases?status=CLOSED')}>{t('showClosed')}</Link>
            </p>
          )}
          {moves > 0 && (
            <div className="board-moves">
              {t('moves', { count: moves })}
              <Button size="small" onClick={takeOrder} title="u">
                {t('moveNow')}
              </Button>
            </div>
          )}
        </div>
        {openId !== null && (
          <CaseDrawer
            key={openId}
            id={openId}
            item={view.byId.get(openId)}
            casePath={casePath}
            canAcknowledge={mayAcknowledge && toAcknowledge(view.byId.get(openId)?.limits ?? [], now) !== undefined}
            onAcknowledge={(item) => void acknowledgeFirst(item.limits, item.row.number)}
            onVerb={setDoing}
            onClose={() => openDrawer(null)}
          />
        )}
      </div>
      {doing && (
        <Suspense>
          <RowVerbDialog key={`${doing.verb} ${doing.number}`} number={doing.number} verb={doing.verb} onClose={() => setDoing(null)} />
        </Suspense>
      )}
      {dutyId !== null && (
        <Suspense>
          <DutyDialog key={dutyId} id={dutyId} onClose={() => setDutyId(null)} onAcknowledge={mayAcknowledge ? (id, name) => void acknowledge(id, name) : null} />
        </Suspense>
      )}
    </div>
  );
}
