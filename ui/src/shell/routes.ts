import {
  CalendarLtr20Regular,
  CalendarLtr20Filled,
  CloudArrowDown20Filled,
  CloudArrowDown20Regular,
  CloudArrowUp20Filled,
  CloudArrowUp20Regular,
  History20Filled,
  History20Regular,
  Home20Filled,
  Home20Regular,
  Settings20Filled,
  Settings20Regular,
  type FluentIcon,
} from '@fluentui/react-icons';

type Section = 'overview' | 'sources' | 'destinations' | 'calendar' | 'activity' | 'settings';

interface Place {
  section: Section;
  path: string;
  icon: FluentIcon;
  selectedIcon: FluentIcon;
  /** After `g`, the key that goes there. */
  key: string;
}

export const places: Place[] = [
  { section: 'overview', path: '/', icon: Home20Regular, selectedIcon: Home20Filled, key: 'o' },
  {
    section: 'sources',
    path: '/sources',
    icon: CloudArrowDown20Regular,
    selectedIcon: CloudArrowDown20Filled,
    key: 's',
  },
  {
    section: 'destinations',
    path: '/destinations',
    icon: CloudArrowUp20Regular,
    selectedIcon: CloudArrowUp20Filled,
    key: 'd',
  },
  {
    section: 'calendar',
    path: '/calendar',
    icon: CalendarLtr20Regular,
    selectedIcon: CalendarLtr20Filled,
    key: 'c',
  },
  { section: 'activity', path: '/activity', icon: History20Regular, selectedIcon: History20Filled, key: 'a' },
  {
    section: 'settings',
    path: '/settings',
    icon: Settings20Regular,
    selectedIcon: Settings20Filled,
    key: 't',
  },
];

/** The section that a path lies in. */
export function sectionOf(path: string): Section | undefined {
  const first = path.split('/')[1] ?? '';
  return places.find((place) => place.path === `/${first}`)?.section;
}
