import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sentences } from './de/said';
import { interpreter } from './saying';

const root = new URL('../../../', import.meta.url).pathname;
const sources = ['server/src/main/java', 'caldav/src/main/java'];

/** All that the service can say, as its sources have it: literals that are joined are read as one. */
function spoken(): string {
  const files = sources.flatMap((directory) =>
    readdirSync(root + directory, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.java'))
      .map((name) => readFileSync(`${root}${directory}/${name}`, 'utf8')),
  );
  return files.join('\n').replace(/"\s*\+\s*"/g, '');
}

describe('what the service says', () => {
  const say = interpreter(sentences);

  it('is put into German sentence by sentence', () => {
    expect(say('The name a.example cannot be found. Nothing was sent.')).toBe(
      'Der Name a.example ist nicht zu finden. Nichts wurde gesendet.',
    );
    expect(say('11 events would be removed, and that is more than 30 % of 12. Nothing was removed.')).toBe(
      '11 Termine würden gelöscht, und das sind mehr als 30 % von 12. Nichts wurde gelöscht.',
    );
  });

  it('stays English as a whole where a part of it is not known', () => {
    const message = 'Nothing was changed. The moon is in the wrong house.';
    expect(say(message)).toBe(message);
  });

  it('is what its sources say: a sentence that was reworded there has to be here too', () => {
    const all = spoken();
    const lost = sentences
      .flatMap(([said]) => said.split(/\{\}|[,“”]| but /))
      .map((part) => part.trim().replace(/^(and|events) |\.$/g, ''))
      .filter((part) => /[a-z]{3}/.test(part) && !all.includes(part));
    expect(lost).toEqual([]);
  });
});
