import type { RunStatus } from '../api/types';
import { useT } from '../i18n/TextProvider';
import { runStates } from './runStates';
import { StateBadge } from './StateBadge';

export function RunBadge({ status }: { status: RunStatus }) {
  const t = useT();
  return <StateBadge {...runStates[status]} text={t.runStates[status]} isBusy={status === 'running'} />;
}
