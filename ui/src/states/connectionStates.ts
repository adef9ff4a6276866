import {
  ArrowSyncCircle16Regular,
  CheckmarkCircle16Filled,
  CircleHint16Regular,
  ErrorCircle16Filled,
  PauseCircle16Filled,
  Warning16Filled,
  type FluentIcon,
} from '@fluentui/react-icons';
import type { BadgeProps } from '@fluentui/react-components';

/** How a source or destination is doing; the words are in the catalogue under the same names. */
export type ConnectionState = 'healthy' | 'syncing' | 'attention' | 'failed' | 'paused' | 'new';

interface Look {
  icon: FluentIcon;
  color: BadgeProps['color'];
  /** Worst first when sorted. */
  rank: number;
}

export const connectionStates: Record<ConnectionState, Look> = {
  failed: { icon: ErrorCircle16Filled, color: 'danger', rank: 0 },
  attention: { icon: Warning16Filled, color: 'warning', rank: 1 },
  syncing: { icon: ArrowSyncCircle16Regular, color: 'informative', rank: 2 },
  new: { icon: CircleHint16Regular, color: 'informative', rank: 3 },
  healthy: { icon: CheckmarkCircle16Filled, color: 'success', rank: 4 },
  paused: { icon: PauseCircle16Filled, color: 'informative', rank: 5 },
};
