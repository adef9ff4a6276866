import { connections } from './connections';
import { destinations } from './destinations';
import { fields } from './fields';
import { runs } from './runs';
import { shell } from './shell';
import { sources } from './sources';

/** Every word of the dashboard. Another language is an object of the same shape. */
export const en = { ...shell, ...connections, ...fields, ...sources, ...destinations, ...runs };

export type Catalogue = typeof en;
