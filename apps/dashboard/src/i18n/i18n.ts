import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { isLanguage, type Language } from './language';
import { readPreference, writePreference } from '../ui/preferences';

/** One file a room and language, fetched with the first screen that needs it. */
const files = import.meta.glob<{ default: Record<string, unknown> }>('./*/*.json');

const roomFiles: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, room, done) => {
    const load = files[`./${language}/${room}.json`];
    if (!load) return done(new Error(`no words for ${room} in ${language}`), false);
    load().then(
      (file) => done(null, file.default),
      (error: Error) => done(error, false),
    );
  },
};

let started: Promise<unknown> = Promise.resolve();

export async function startI18n(): Promise<void> {
  const chosen = readPreference('language');
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
  started = i18next
    .use(roomFiles)
    .use(initReactI18next)
    .init({
      lng: isLanguage(chosen) ? chosen : 'zh-CN',
      fallbackLng: false,
      supportedLngs: ['zh-CN', 'en'],
      load: 'currentOnly',
      ns: ['shell'],
      defaultNS: 'shell',
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
    });
  await started;
}

/** Kept in this browser too, so that the next sign-in page speaks the same language. */
export async function changeLanguage(language: Language): Promise<void> {
  writePreference('language', language);
  await i18next.changeLanguage(language);
}

/** For a lazy route: its words arrive with its code, and nothing flashes. */
export async function loadWords(...rooms: string[]): Promise<void> {
  await started;
  await i18next.loadNamespaces(rooms);
}
