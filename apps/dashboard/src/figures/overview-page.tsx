import { useSearchParams } from 'react-router';
import { useScope } from '../shell/scope';
import { CentreOverview } from './centre-overview';
import { CompanyOverview } from './company-overview';
import { FigureRoom, type RoomProps } from './figure-room';
import { FrozenOverview } from './frozen-overview';

/** The figures at one sight: of one centre against its targets, or of several side by side. The scope in the header says which. */
export function Component() {
  return <FigureRoom>{(room) => <Overview {...room} />}</FigureRoom>;
}

function Overview(room: RoomProps) {
  const { centres } = useScope();
  const version = useSearchParams()[0].get('version');
  const [centre] = centres;
  if (!centre || centres.length > 1) return <CompanyOverview {...room} centres={centres} />;
  return version === null ? <CentreOverview {...room} key={centre.id} centre={centre} /> : <FrozenOverview {...room} key={`${centre.id} ${version}`} centre={centre} version={version} />;
}
