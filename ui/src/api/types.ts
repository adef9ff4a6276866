import type { components } from './schema';

type Schemas = components['schemas'];

export type Source = Schemas['Source'];
export type CreateSource = Schemas['CreateSource'];
export type UpdateSource = Schemas['UpdateSource'];
export type SourcePath = Schemas['SourcePath'];
export type Calendar = Schemas['Calendar'];
export type Occurrence = Schemas['Occurrence'];
export type Discovery = Schemas['Discovery'];
export type MailServer = Schemas['MailServer'];
export type DiscoverTyped = Schemas['DiscoverTyped'];
export type Run = Schemas['Run'];
export type RunStatus = Schemas['RunStatus'];
export type RunAnswer = Schemas['RunAnswer'];
export type RunStep = RunAnswer['steps'][number];
export type HourlyCounts = Schemas['HourlyCountsList']['hours'][number];
export type RunItem = Schemas['RunItemList']['items'][number];
export type Health = Schemas['DetailedHealth'];
export type Auth = Schemas['Auth'];
export type FoundCalendar = Discovery['calendars'][number];
export type DiscoveryStep = Discovery['steps'][number];
export type Destination = Schemas['Destination'];
export type CreateDestination = Schemas['CreateDestination'];
export type UpdateDestination = Schemas['UpdateDestination'];
export type Deletions = Schemas['Deletions'];
export type Plan = Schemas['Plan'];
export type PlannedEvent = Schemas['PlannedEvent'];
export type PlannedUpdate = Schemas['PlannedUpdate'];
export type Kind = Run['kind'];

/** What sources and destinations have in common. */
export type Schedulable = Pick<
  Source,
  | 'id'
  | 'name'
  | 'caldav_url'
  | 'username'
  | 'sync_interval_secs'
  | 'last_synced'
  | 'last_sync_status'
  | 'last_sync_error'
  | 'created_at'
  | 'enabled'
  | 'next_sync'
  | 'running_run_id'
  | 'auth'
  | 'tls'
  | 'time_zone'
>;
export type LinkAsked = Schemas['InspectLink'];
export type Inspection = Schemas['Inspection'];
export type InspectedCalendar = Schemas['InspectedCalendar'];
export type ChannelReach = Schemas['NotificationReach'];
