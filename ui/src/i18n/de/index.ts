import type { Catalogue } from '../en';
import { connections } from './connections';
import { destinations } from './destinations';
import { interpreter } from '../saying';
import { fields } from './fields';
import { runs } from './runs';
import { service } from './service';
import { shell } from './shell';
import { sentences } from './said';
import { sources } from './sources';

/** Deutsch. */
export const de: Catalogue = {
  ...shell,
  ...connections,
  ...fields,
  ...sources,
  ...destinations,
  ...runs,
  ...service,
  said: interpreter(sentences),
};
