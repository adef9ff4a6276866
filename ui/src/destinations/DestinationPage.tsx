import { useT } from '../i18n/TextProvider';
import { NotFound } from '../shell/NotFound';

/** One destination. */
export default function DestinationPage() {
  return <NotFound text={useT().errors.destinationGone} />;
}
