import { useApolloClient } from '@apollo/client/react';
import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CalendarDocument, SetCalendarYearDocument, SetWeeklyHoursDocument, type CalendarProblemFieldsFragment, type SetCalendarYearInput, type SetWeeklyHoursInput } from '../gql/graphql';

/** One change of a calendar at a time: what is wrong with it, whether it is being sent, and what failed. */
export function useCalendarChange() {
  const { t } = useTranslation('calendars');
  const { message } = App.useApp();
  const client = useApolloClient();
  const [sending, setSending] = useState(false);
  const [problems, setProblems] = useState<readonly CalendarProblemFieldsFragment[]>([]);
  const [failure, setFailure] = useState<unknown>(null);

  async function sent(send: () => Promise<readonly CalendarProblemFieldsFragment[]>): Promise<boolean> {
    if (sending) return false;
    setSending(true);
    setFailure(null);
    try {
      const found = await send();
      setProblems(found);
      if (found.length === 0) message.success(t('saved'));
      return found.length === 0;
    } catch (error) {
      setFailure(error);
      return false;
    } finally {
      setSending(false);
    }
  }
  const after = { refetchQueries: [CalendarDocument], awaitRefetchQueries: true };
  return {
    sending,
    problems,
    failure,
    forget: () => (setProblems([]), setFailure(null)),
    /** @returns whether it was saved */
    setYear: (input: SetCalendarYearInput) => sent(async () => (await client.mutate({ mutation: SetCalendarYearDocument, variables: { input }, ...after })).data!.setCalendarYear.problems),
    /** @returns whether it was saved */
    setWeek: (input: SetWeeklyHoursInput) => sent(async () => (await client.mutate({ mutation: SetWeeklyHoursDocument, variables: { input }, ...after })).data!.setWeeklyHours.problems),
  };
}
