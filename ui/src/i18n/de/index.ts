import type { Catalogue } from '../en';
import { connections } from './connections';
import { destinations } from './destinations';
import { fields } from './fields';
import { runs } from './runs';
import { shell } from './shell';
import { sources } from './sources';

/** Deutsch. */
export const de: Catalogue = { ...shell, ...connections, ...fields, ...sources, ...destinations, ...runs };
