import { settingOf, type Setting } from '../../sheets-schema/settings.ts';

/** One neighbourhood as a value: code takes it as an argument, so one deployment can serve several. */
export interface Quartier {
  readonly name: string;
  readonly city: string;
  /** Public base address, without a slash at the end. */
  readonly siteUrl: string;
  readonly manager: { readonly name: string; readonly email: string; readonly phone: string };
  /** Who keeps the system running; perhaps nobody is named. */
  readonly operator: { readonly email: string };
  readonly sender: { readonly name: string; readonly email: string };
  readonly office: { readonly address: string; readonly hours: string };
}

/**
 * The neighbourhood that the tab *Einstellungen* describes.
 * @param settings the tab's rows; a key that is missing reads as an empty text
 */
export function quartierFrom(settings: readonly Pick<Setting, 'key' | 'value'>[], siteUrl: string): Quartier {
  const of = (key: string): string => settingOf(settings, key);
  return {
    name: of('quartier.name'),
    city: of('quartier.city'),
    siteUrl,
    manager: { name: of('manager.name'), email: of('manager.email'), phone: of('manager.phone') },
    operator: { email: of('operator.email') },
    sender: { name: of('sender.name') || of('quartier.name'), email: of('sender.email') },
    office: { address: of('office.address'), hours: of('office.hours') },
  };
}
