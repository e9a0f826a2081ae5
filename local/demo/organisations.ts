import type { KeyOf } from '../../sheets-schema/lists.ts';

/** One invented organisation of the demo. Streets and houses exist nowhere. */
export interface DemoOrganisation {
  readonly name: string;
  readonly short?: string;
  readonly kind: KeyOf<'orgKind'>;
  /** Key of the larger organisation that it belongs to. */
  readonly umbrella?: string;
  readonly description?: string;
  readonly topics: readonly KeyOf<'topic'>[];
  /** Empty where it is kept secret to protect people. */
  readonly street: string;
  readonly status?: KeyOf<'orgStatus'>;
  /** Days before today on which it joined the network; left out: it has not. */
  readonly joined?: number;
}

function organisation(
  name: string,
  kind: KeyOf<'orgKind'>,
  street: string,
  topics: readonly KeyOf<'topic'>[],
  more: Omit<DemoOrganisation, 'name' | 'kind' | 'street' | 'topics'> = {},
): DemoOrganisation {
  return { name, kind, street, topics, ...more };
}

/** Thirty-five invented organisations; the key is also their mail domain, `<key>.example`. */
export const demoOrganisations = {
  brueckenhaus: organisation(
    'Brückenhaus Obere Altstadt e. V.',
    'verein',
    'Brückengasse 3',
    ['amt', 'gemeinschaft', 'geld'],
    {
      short: 'Brückenhaus',
      joined: 358,
      description:
        'Träger des Quartiersbüros. Anlaufstelle für alle Fragen, wenn man nicht weiß, wen man fragen soll.',
    },
  ),
  koordinierung: organisation('Koordinierungsstelle Quartiere', 'stadt', 'Rathaushof 1', ['umfeld'], {
    joined: 355,
    description:
      'Die Verbindung der Quartiere zur Verwaltung: nimmt Themen auf und fragt in den Ämtern nach.',
  }),
  sozialbuero: organisation(
    'Sozialbüro im Rathaus',
    'stadt',
    'Rathaushof 1',
    ['geld.leistungen', 'amt.antraege', 'wohnen.verlust'],
    { joined: 340 },
  ),
  familienbuero: organisation(
    'Familienbüro Obertor',
    'stadt',
    'Obertor 11',
    ['familie', 'familie.erziehung', 'schutz.kinderschutz'],
    { joined: 331 },
  ),
  buecherei: organisation(
    'Stadtteilbücherei Alte Wache',
    'kultur',
    'Wachplatz 2',
    ['bildung', 'bildung.digital', 'gemeinschaft.kultur'],
    {
      short: 'Alte Wache',
      joined: 347,
      description: 'Bücher, Zeitungen, Spiele und ein warmer Platz zum Sitzen, ohne etwas kaufen zu müssen.',
    },
  ),
  bildungswerk: organisation(
    'Bildungswerk Weserbogen e. V.',
    'verein',
    'Kupferanger 20',
    ['bildung.deutsch', 'bildung.kurse', 'bildung.digital'],
    { joined: 290 },
  ),
  lichtblick: organisation('Schuldnerberatung Lichtblick', 'beratung', 'Glockenhof 8', ['geld.schulden'], {
    umbrella: 'handinhand',
    joined: 344,
  }),
  mieterhilfe: organisation(
    'Mieterhilfe Weserbogen e. V.',
    'verein',
    'Lohgerbergang 5',
    ['wohnen.miete', 'wohnen.suche'],
    { joined: 310 },
  ),
  handinhand: organisation(
    'Sozialverband Hand in Hand e. V.',
    'wohlfahrt',
    'Glockenhof 8',
    ['geld', 'amt', 'versorgung'],
    {
      short: 'Hand in Hand',
      joined: 352,
      description: 'Beratung, Kleiderkammer und Möbelbörse. Arbeitet mit über hundert Ehrenamtlichen.',
    },
  ),
  martha: organisation(
    'Wohlfahrtswerk Sankt Martha',
    'wohlfahrt',
    'Marthastiege 1',
    ['versorgung.essen', 'wohnen.verlust', 'alter'],
    { short: 'Sankt Martha', joined: 336 },
  ),
  ursula: organisation(
    'Kirchengemeinde Sankt Ursula',
    'religion',
    'Ursulaplatz 4',
    ['gemeinschaft', 'gemeinschaft.einsam', 'versorgung.essen'],
    { joined: 349 },
  ),
  heiligkreuz: organisation(
    'Pfarrei Heilig Kreuz am Wall',
    'religion',
    'Am Wallgraben 16',
    ['gemeinschaft.treff'],
    { joined: 215 },
  ),
  nurhaus: organisation(
    'Moscheegemeinde Nurhaus e. V.',
    'religion',
    'Färbergasse 12',
    ['bildung.nachhilfe', 'gemeinschaft', 'ankommen'],
    { short: 'Nurhaus', joined: 262 },
  ),
  grundschule: organisation(
    'Grundschule am Kupferanger',
    'schuleKita',
    'Kupferanger 3',
    ['familie', 'bildung'],
    { joined: 301 },
  ),
  sonnenwinkel: organisation('Kita Sonnenwinkel', 'schuleKita', 'Sonnenwinkel 7', ['familie.kita'], {
    umbrella: 'martha',
    joined: 240,
  }),
  gesamtschule: organisation(
    'Gesamtschule Obertor',
    'schuleKita',
    'Obertor 30',
    ['bildung.nachhilfe', 'arbeit.ausbildung'],
    { joined: 188 },
  ),
  pflegepunkt: organisation(
    'Pflegebüro Altstadt',
    'gesundheit',
    'Torgasse 9',
    ['alter.pflege', 'alter.entlastung'],
    { joined: 327, description: 'Berät neutral und kostenlos zu allem, was mit Pflege zu tun hat.' },
  ),
  weserblick: organisation(
    'Pflegedienst Weserblick',
    'gesundheit',
    'Am Wallgraben 2',
    ['alter.pflege', 'alter.demenz'],
    { joined: 205 },
  ),
  gesundheitsladen: organisation(
    'Gesundheitsladen Obertor',
    'gesundheit',
    'Obertor 5',
    ['gesundheit', 'gesundheit.bewegung'],
    { joined: 274 },
  ),
  ankerplatz: organisation('Suchtberatung Ankerplatz', 'beratung', 'Schifferstieg 6', ['gesundheit.sucht'], {
    umbrella: 'martha',
    joined: 233,
  }),
  offenetuer: organisation(
    'Selbsthilfebüro Offene Tür',
    'selbsthilfe',
    'Torgasse 14',
    ['gesundheit.selbsthilfe', 'gesundheit.seele'],
    { joined: 256 },
  ),
  morgenrot: organisation(
    'Frauenberatung Morgenrot e. V.',
    'beratung',
    '',
    ['schutz.gewalt', 'familie.trennung'],
    { joined: 221 },
  ),
  mittendrin: organisation(
    'Teilhabeberatung Mittendrin',
    'beratung',
    'Wachplatz 6',
    ['amt.antraege', 'wohnen.anpassung'],
    { joined: 194 },
  ),
  weserland: organisation('Betreuungsverein Weserland e. V.', 'verein', 'Brückengasse 5', ['amt.betreuung'], {
    joined: 345,
  }),
  turnverein: organisation('Turnverein Obertor e. V.', 'verein', 'Sportweg 1', ['gesundheit.bewegung'], {
    joined: 168,
  }),
  stadtmauergarten: organisation(
    'Gemeinschaftsgarten Stadtmauer',
    'initiative',
    'Hinter der Mauer 9',
    ['umfeld.gruen', 'gemeinschaft'],
    {
      joined: 251,
      description: 'Zwölf Hochbeete, ein Apfelbaum und ein Schuppen, den alle streichen durften.',
    },
  ),
  schraubstock: organisation(
    'Reparaturinitiative Schraubstock',
    'initiative',
    'Kupferanger 20',
    ['versorgung', 'gemeinschaft.engagement'],
    { joined: 239 },
  ),
  vollerkorb: organisation(
    'Lebensmittelausgabe Voller Korb e. V.',
    'verein',
    'Speichergang 2',
    ['versorgung.essen'],
    { short: 'Voller Korb', joined: 322 },
  ),
  zweitenaht: organisation(
    'Kleiderkammer Zweite Naht',
    'wohlfahrt',
    'Färbergasse 4',
    ['versorgung.kleidung'],
    { umbrella: 'handinhand', joined: 318 },
  ),
  altstadtwohnen: organisation(
    'Wohnungsgenossenschaft Altstadtwohnen eG',
    'wohnen',
    'Glockenhof 1',
    ['wohnen', 'wohnen.anpassung'],
    { short: 'Altstadtwohnen', joined: 177 },
  ),
  bezirksdienst: organisation('Bezirksdienst Altstadt', 'ordnung', 'Wachplatz 1', ['umfeld.sicherheit'], {
    joined: 283,
  }),
  seniorenbeirat: organisation('Beirat der Älteren', 'politik', 'Rathaushof 1', ['alter', 'umfeld.verkehr'], {
    joined: 266,
  }),
  ankommen: organisation(
    'Migrationsberatung Ankommen e. V.',
    'beratung',
    'Färbergasse 19',
    ['ankommen', 'ankommen.aufenthalt', 'bildung.deutsch'],
    { joined: 338 },
  ),
  kellerkino: organisation(
    'Jugendhaus Kellerkino',
    'kultur',
    'Obertor 28',
    ['gemeinschaft.treff', 'arbeit.bewerbung'],
    { joined: 246 },
  ),
  kaufleute: organisation('Werbegemeinschaft Obere Altstadt', 'gewerbe', 'Marktstiege 10', ['umfeld'], {
    status: 'ruht',
  }),
} as const satisfies Record<string, DemoOrganisation>;

export type OrganisationKey = keyof typeof demoOrganisations;
