import 'i18next';
import type access from './zh-CN/access.json';
import type board from './zh-CN/board.json';
import type calendars from './zh-CN/calendars.json';
import type callbacks from './zh-CN/callbacks.json';
import type cases from './zh-CN/cases.json';
import type charts from './zh-CN/charts.json';
import type complaints from './zh-CN/complaints.json';
import type duties from './zh-CN/duties.json';
import type figures from './zh-CN/figures.json';
import type handover from './zh-CN/handover.json';
import type health from './zh-CN/health.json';
import type imports from './zh-CN/imports.json';
import type my from './zh-CN/my.json';
import type notifications from './zh-CN/notifications.json';
import type policies from './zh-CN/policies.json';
import type privacy from './zh-CN/privacy.json';
import type profile from './zh-CN/profile.json';
import type receipts from './zh-CN/receipts.json';
import type reception from './zh-CN/reception.json';
import type setUp from './zh-CN/set-up.json';
import type shell from './zh-CN/shell.json';
import type signIn from './zh-CN/sign-in.json';
import type staff from './zh-CN/staff.json';
import type walls from './zh-CN/walls.json';
import type vocabulary from './zh-CN/vocabulary.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shell';
    // A new room adds its line here; keys are then checked where they are used.
    resources: { shell: typeof shell; my: typeof my; 'sign-in': typeof signIn; board: typeof board; calendars: typeof calendars; callbacks: typeof callbacks; cases: typeof cases; charts: typeof charts; complaints: typeof complaints; duties: typeof duties; figures: typeof figures; handover: typeof handover; policies: typeof policies; imports: typeof imports; 'set-up': typeof setUp; notifications: typeof notifications; receipts: typeof receipts; reception: typeof reception; staff: typeof staff; vocabulary: typeof vocabulary; walls: typeof walls; access: typeof access; health: typeof health; privacy: typeof privacy; profile: typeof profile };
  }
}
