import { FluentProvider } from '@fluentui/react-components';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy } from 'react';
import { Route, Router, Switch, type RouteComponentProps } from 'wouter';
import { ApiProblem, base } from './api/client';
import { TextProvider } from './i18n/TextProvider';
import { Live } from './live/Live';
import { AppShell } from './shell/AppShell';
import { NotFound } from './shell/NotFound';
import { Toasts } from './shell/toasts';
import { useTheme } from './theme/useTheme';

const OverviewPage = lazy(() => import('./overview/OverviewPage'));
const SourcesPage = lazy(() => import('./sources/SourcesPage'));
const SourcePage = lazy(() => import('./sources/SourcePage'));
const DestinationsPage = lazy(() => import('./destinations/DestinationsPage'));
const DestinationPage = lazy(() => import('./destinations/DestinationPage'));
const CalendarPage = lazy(() => import('./calendar/CalendarPage'));
const ActivityPage = lazy(() => import('./runs/ActivityPage'));
const SettingsPage = lazy(() => import('./settings/SettingsPage'));

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (failures, error) =>
        failures < 2 && !(error instanceof ApiProblem && error.status >= 400 && error.status < 500),
    },
  },
});

type Detail = RouteComponentProps<{ id: string; tab?: string }>;

export function App() {
  return (
    <FluentProvider theme={useTheme()} dir={document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr'}>
      <QueryClientProvider client={client}>
        <TextProvider>
          <Router base={base.slice(0, -1)}>
            <Live />
            <AppShell>
              <Pages />
            </AppShell>
            <Toasts />
          </Router>
        </TextProvider>
      </QueryClientProvider>
    </FluentProvider>
  );
}

function Pages() {
  return (
    <Switch>
      <Route path="/">
        <OverviewPage />
      </Route>
      <Route path="/sources">
        <SourcesPage />
      </Route>
      <Route path="/sources/new">
        <SourcesPage adding />
      </Route>
      <Route path="/sources/:id/:tab?">
        {({ id, tab }: Detail['params']) => <SourcePage key={id} id={Number(id)} tab={tab} />}
      </Route>
      <Route path="/destinations">
        <DestinationsPage />
      </Route>
      <Route path="/destinations/new">
        <DestinationsPage adding />
      </Route>
      <Route path="/destinations/:id/:tab?">
        {({ id, tab }: Detail['params']) => <DestinationPage key={id} id={Number(id)} tab={tab} />}
      </Route>
      <Route path="/calendar">
        <CalendarPage />
      </Route>
      <Route path="/activity">
        <ActivityPage />
      </Route>
      <Route path="/settings">
        <SettingsPage />
      </Route>
      <Route>
        <NotFound />
      </Route>
    </Switch>
  );
}
