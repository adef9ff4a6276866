import { makeStyles, tokens } from '@fluentui/react-components';

/** Colours of feeds; each has a pattern of its own too, for whom colours are alike. */
export const useHues = makeStyles({
  0: { borderLeftColor: tokens.colorPaletteBlueBorderActive },
  1: { borderLeftColor: tokens.colorPaletteBerryBorderActive, borderLeftStyle: 'double' },
  2: { borderLeftColor: tokens.colorPaletteForestBorderActive, borderLeftStyle: 'dashed' },
  3: { borderLeftColor: tokens.colorPaletteMarigoldBorderActive, borderLeftStyle: 'dotted' },
  4: { borderLeftColor: tokens.colorPaletteGrapeBorderActive },
  5: { borderLeftColor: tokens.colorPaletteTealBorderActive, borderLeftStyle: 'double' },
  6: { borderLeftColor: tokens.colorPalettePumpkinBorderActive, borderLeftStyle: 'dashed' },
  7: { borderLeftColor: tokens.colorPaletteSteelBorderActive, borderLeftStyle: 'dotted' },
});

const HUES = 8;

type Hue = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;

export const hueOf = (place: number): Hue => (place % HUES) as Hue;
