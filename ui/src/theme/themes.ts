import {
  createDarkTheme,
  createLightTheme,
  type BrandVariants,
  type Theme,
} from '@fluentui/react-components';

/** The blue ramp of Windows 11: 80 is the accent on light, 120 the one on dark. */
const windowsBlue: BrandVariants = {
  10: '#001526',
  20: '#00223d',
  30: '#002f54',
  40: '#003c6b',
  50: '#004882',
  60: '#005499',
  70: '#005aa8',
  80: '#005fb8',
  90: '#0078d4',
  100: '#1f93e6',
  110: '#3aabf2',
  120: '#60cdff',
  130: '#83d6ff',
  140: '#a3e0ff',
  150: '#c2eaff',
  160: '#e0f5ff',
};

const fonts: Partial<Theme> = {
  fontFamilyBase: '"Segoe UI Variable Text", "Segoe UI", system-ui, sans-serif',
  fontFamilyMonospace: '"Cascadia Code", Consolas, ui-monospace, monospace',
  borderRadiusMedium: '4px',
  borderRadiusLarge: '8px',
};

const darkAccent = '#60cdff';
const darkAccentHover = '#5bc0ef';
const darkAccentPressed = '#52a9d2';

export const lightTheme: Theme = {
  ...createLightTheme(windowsBlue),
  ...fonts,
  colorNeutralBackground1: '#ffffff',
  colorNeutralBackground2: '#f9f9f9',
  colorNeutralBackground3: '#f3f3f3',
  colorNeutralBackground4: '#f3f3f3',
  colorNeutralBackground4Hover: '#eaeaea',
  colorNeutralBackground4Pressed: '#e4e4e4',
  colorNeutralBackground4Selected: '#eaeaea',
  colorNeutralStroke2: '#e5e5e5',
};

export const darkTheme: Theme = {
  ...createDarkTheme(windowsBlue),
  ...fonts,
  colorNeutralBackground1: '#2b2b2b',
  colorNeutralBackground1Hover: '#333333',
  colorNeutralBackground1Pressed: '#272727',
  colorNeutralBackground1Selected: '#323232',
  colorNeutralBackground2: '#272727',
  colorNeutralBackground3: '#202020',
  colorNeutralBackground4: '#202020',
  colorNeutralBackground4Hover: '#2d2d2d',
  colorNeutralBackground4Pressed: '#292929',
  colorNeutralBackground4Selected: '#2d2d2d',
  colorNeutralStroke2: '#3d3d3d',
  colorBrandBackground: darkAccent,
  colorBrandBackgroundHover: darkAccentHover,
  colorBrandBackgroundPressed: darkAccentPressed,
  colorBrandBackgroundSelected: darkAccentHover,
  colorNeutralForegroundOnBrand: '#000000',
  colorBrandForeground1: darkAccent,
  colorBrandForeground2: darkAccent,
  colorBrandForegroundLink: darkAccent,
  colorBrandForegroundLinkHover: '#83d6ff',
  colorBrandForegroundLinkPressed: darkAccentPressed,
  colorCompoundBrandForeground1: darkAccent,
  colorCompoundBrandForeground1Hover: darkAccentHover,
  colorCompoundBrandForeground1Pressed: darkAccentPressed,
  colorCompoundBrandBackground: darkAccent,
  colorCompoundBrandBackgroundHover: darkAccentHover,
  colorCompoundBrandBackgroundPressed: darkAccentPressed,
  colorCompoundBrandStroke: darkAccent,
  colorCompoundBrandStrokeHover: darkAccentHover,
  colorCompoundBrandStrokePressed: darkAccentPressed,
  colorNeutralForeground2BrandHover: darkAccent,
  colorNeutralForeground2BrandPressed: darkAccentPressed,
  colorNeutralForeground2BrandSelected: darkAccent,
  colorNeutralForegroundInverted: '#1b1b1b',
};
