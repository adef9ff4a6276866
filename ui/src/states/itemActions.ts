import {
  Add16Filled,
  Delete16Filled,
  Edit16Filled,
  ErrorCircle16Filled,
  HandRight16Filled,
  Link16Filled,
  Subtract16Filled,
  type FluentIcon,
} from '@fluentui/react-icons';
import type { BadgeProps } from '@fluentui/react-components';

interface Look {
  icon: FluentIcon;
  color: BadgeProps['color'];
}

const added: Look = { icon: Add16Filled, color: 'success' };
const changed: Look = { icon: Edit16Filled, color: 'brand' };
const removed: Look = { icon: Delete16Filled, color: 'danger' };
const passedOver: Look = { icon: Subtract16Filled, color: 'informative' };

/** What was done to an event; the API's own words, as the catalogue has them. */
const itemActions: Record<string, Look> = {
  added,
  created: added,
  changed,
  updated: changed,
  removed,
  deleted: removed,
  linked: { icon: Link16Filled, color: 'informative' },
  held: { icon: HandRight16Filled, color: 'warning' },
  failed: { icon: ErrorCircle16Filled, color: 'danger' },
  left_out: { icon: Subtract16Filled, color: 'warning' },
};

export function lookOf(action: string): Look {
  return itemActions[action] ?? passedOver;
}
