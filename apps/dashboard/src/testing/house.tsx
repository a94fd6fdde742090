import { ApolloClient, ApolloLink, InMemoryCache, Observable } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { configure, render } from '@testing-library/react';
import { App, ConfigProvider } from 'antd';
import { buildSchema, execute, getOperationAST, Kind } from 'graphql';
import i18next from 'i18next';
import type { ReactNode } from 'react';
import { initReactI18next } from 'react-i18next';
import { MemoryRouter } from 'react-router';
import { vi } from 'vitest';
import { ViewerContext, type SignedIn } from '../access/viewer';
import type { Language } from '../i18n/language';
import contract from '../../../../packages/schema/schema.graphql?raw';

// A busy machine draws a whole screen in seconds; what is asked is whether it comes, not how fast.
configure({ asyncUtilTimeout: 10_000 });
vi.setConfig({ testTimeout: 40_000 });

const files = import.meta.glob<{ default: Record<string, unknown> }>('../i18n/*/*.json', { eager: true });

/** The real words of a language, at once. */
export async function speak(language: Language): Promise<void> {
  const prefix = `../i18n/${language}/`;
  const rooms = Object.entries(files).filter(([name]) => name.startsWith(prefix));
  await i18next.use(initReactI18next).init({
    lng: language, fallbackLng: false, defaultNS: 'shell', interpolation: { escapeValue: false },
    resources: { [language]: Object.fromEntries(rooms.map(([name, file]) => [name.slice(prefix.length, -'.json'.length), file.default])) },
  });
}

/** jsdom lays nothing out, so that nothing is ever resized; the library's menus ask all the same. */
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};

/** jsdom has the element of a modal dialog, not its behaviour. */
export function openDialogs(): void {
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
}

export const SUPERVISOR: SignedIn = {
  id: 'p-1', login: 'supervisor.1', name: { zh: '黄宇航', en: 'Yuhang Huang' }, language: 'zh-CN', mustChangePassword: false,
  preferences: { sound: false, singleKeys: true, theme: 'SYSTEM' },
  holdings: [{ post: { key: 'CS_SUPERVISOR', name: { zh: '客服主管', en: 'Customer-service supervisor' }, companyWide: false }, centre: { id: 'yh' }, acting: false }],
  capabilities: ['VIEW_CASES', 'RECEIVE_CASE', 'CLASSIFY_CASE', 'HANDLE_CASE', 'REVEAL_TELEPHONE', 'ACKNOWLEDGE_OVERDUE'],
  centres: [{ id: 'yh', code: 'YH', name: { zh: '云河花园服务中心', en: 'Yunhe Garden service centre' }, zone: 'Asia/Shanghai' }],
  demo: true, clockAdjustable: true, serverNow: '2026-11-20T01:30:00.000Z', companyName: { zh: '安和物业', en: 'Anhe' },
};

export interface Request {
  readonly operation: string;
  readonly variables: Record<string, unknown>;
}
const schema = buildSchema(contract);

/** What the server answers to the operation's one field, or to its several by their names, as plain objects; an error that is thrown; a promise answers later; `undefined` never. */
export type Server = (request: Request) => unknown;

/** Renders below everything that the shell provides. The test's server answers through the contract, which also judges what was asked. @returns what was asked, in order */
export function renderInHouse(screen: ReactNode, server: Server, viewer: SignedIn = SUPERVISOR): { readonly asked: Request[] } {
  const asked: Request[] = [];
  const link = new ApolloLink(
    ({ operationName, variables, query }) =>
      new Observable((observer) => {
        const request = { operation: operationName ?? '', variables };
        asked.push(request);
        Promise.resolve()
          .then(() => server(request))
          .then(
            async (answer) => {
              if (answer === undefined) return;
              const fields = new Set(getOperationAST(query)?.selectionSet.selections.map((field) => (field.kind === Kind.FIELD ? field.name.value : '')));
              const [field = ''] = fields;
              const result = await execute({ schema, document: query, rootValue: fields.size > 1 ? answer : { [field]: answer }, variableValues: variables });
              observer.next(result as ApolloLink.Result);
              observer.complete();
            },
            (error: unknown) => observer.error(error),
          );
      }),
  );
  const client = new ApolloClient({ cache: new InMemoryCache(), link });
  render(
    <MemoryRouter>
      <ApolloProvider client={client}>
        <ConfigProvider button={{ autoInsertSpace: false }}>
          <App>
            <ViewerContext value={viewer}>{screen}</ViewerContext>
          </App>
        </ConfigProvider>
      </ApolloProvider>
    </MemoryRouter>,
  );
  return { asked };
}
