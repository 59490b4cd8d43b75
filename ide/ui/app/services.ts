export {
  OpenError,
  type AppServices,
  type LessonSummary,
  type OpenErrorCode,
  type RecentProject,
} from '../../session/app-services.ts';
