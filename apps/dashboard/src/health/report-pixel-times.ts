import { apollo, socketLine } from '../apollo';
import { ReportPixelTimesDocument } from '../gql/graphql';
import { PixelTimes } from './pixel-times';

/** The one of this browser. A report that does not arrive is not sent again: it is one of many. */
export const pixelTimes = new PixelTimes({
  line: () => socketLine,
  report: (times) => void apollo.mutate({ mutation: ReportPixelTimesDocument, variables: { times } }).catch(() => undefined),
});
