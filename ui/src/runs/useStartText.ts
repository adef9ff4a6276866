import { useHealth } from '../api/health';
import { dateOf, wholeDayOf } from '../calendar/month';
import { useTexts } from '../i18n/TextProvider';

/** Words when an event of a run or a plan begins: where that is midnight to the service, the day alone. */
export function useStartText(): (start: string) => string {
  const { format } = useTexts();
  const { data: health } = useHealth();
  return (start) => {
    const day = wholeDayOf(start, health?.time_zone);
    return day === undefined ? format.moment(start) : format.longDay(dateOf(day));
  };
}
