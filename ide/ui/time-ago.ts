import { language, t } from '../i18n/translate.ts';

/** "a moment ago", "5 minutes ago", "yesterday", after a month the date, in the language on screen. */
export function timeAgo(time: number, now = Date.now()): string {
  const { language: spoken } = language.value;
  // A clock that was set back leaves times in the future: they are as good as now.
  const minutes = Math.max(0, Math.round((now - time) / 60_000));
  const format = new Intl.RelativeTimeFormat(spoken, { numeric: 'auto' });
  // "Changed since now" is no sentence; the rest of what this gives can follow "since" and "changed".
  if (minutes === 0) return t('shell.momentAgo');
  if (minutes < 60) return format.format(-minutes, 'minute');
  if (minutes < 24 * 60) return format.format(-Math.round(minutes / 60), 'hour');
  const days = Math.round(minutes / 1440);
  if (days <= 30) return format.format(-days, 'day');
  return new Intl.DateTimeFormat(spoken, { dateStyle: 'medium' }).format(time);
}
