import {
  ArrowSyncCircle16Regular,
  CheckmarkCircle16Filled,
  DismissCircle16Regular,
  ErrorCircle16Filled,
  HandRight16Filled,
  Warning16Filled,
  type FluentIcon,
} from '@fluentui/react-icons';
import type { BadgeProps } from '@fluentui/react-components';
import type { RunStatus } from '../api/types';

interface Look {
  icon: FluentIcon;
  color: BadgeProps['color'];
}

/** How a run ended; the API's own words, as the catalogue has them. */
export const runStates: Record<RunStatus, Look> = {
  running: { icon: ArrowSyncCircle16Regular, color: 'informative' },
  ok: { icon: CheckmarkCircle16Filled, color: 'success' },
  partial: { icon: Warning16Filled, color: 'warning' },
  held: { icon: HandRight16Filled, color: 'warning' },
  error: { icon: ErrorCircle16Filled, color: 'danger' },
  cancelled: { icon: DismissCircle16Regular, color: 'informative' },
};

export const runStatuses = Object.keys(runStates) as RunStatus[];
