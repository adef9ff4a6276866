import { connections } from './connections';
import { destinations } from './destinations';
import { fields } from './fields';
import { runs } from './runs';
import { service } from './service';
import { shell } from './shell';
import { sources } from './sources';

/** Every word of the dashboard. Another language is an object of the same shape. */
export const en = {
  ...shell,
  ...connections,
  ...fields,
  ...sources,
  ...destinations,
  ...runs,
  ...service,
  /** What the service says, which is English. */
  said: (message: string): string => message,
};

export type Catalogue = typeof en;
