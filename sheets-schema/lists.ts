/**
 * The words of the office: every list a cell can choose from. A cell holds the label; code knows the key. The tab
 * *Listen* starts as a copy of this and then belongs to the manager, who may rename, retire and add.
 * No label contains a comma, because several labels are joined by ", ".
 */
export interface ListEntry {
  readonly key: string;
  readonly label: string;
  /** The name of the nearest word in a public taxonomy: Open Eligibility for topics, HSDS for states. */
  readonly maps?: string;
}

/** A child's key is its parent's, a dot, and its own: `geld.schulden`. Scales are lists named `scale.<name>`. */
export const lists = {
  group: [
    { key: 'alle', label: 'Alle' },
    { key: 'kinder', label: 'Kinder' },
    { key: 'jugend', label: 'Jugendliche und junge Erwachsene' },
    { key: 'familien', label: 'Familien' },
    { key: 'alleinerziehend', label: 'Alleinerziehende' },
    { key: 'aeltere', label: 'Ältere Menschen' },
    { key: 'pflegend', label: 'Pflegende Angehörige' },
    { key: 'behinderung', label: 'Menschen mit Behinderung' },
    { key: 'krank', label: 'Menschen mit Erkrankung' },
    { key: 'zugewandert', label: 'Zugewanderte und Geflüchtete' },
    { key: 'arbeitsuchend', label: 'Arbeitsuchende' },
    { key: 'wenigGeld', label: 'Menschen mit wenig Geld' },
    { key: 'wohnungslos', label: 'Wohnungslose' },
    { key: 'alleinlebend', label: 'Alleinlebende' },
    { key: 'frauen', label: 'Frauen' },
    { key: 'maenner', label: 'Männer' },
    { key: 'queer', label: 'LSBTIQ' },
    { key: 'engagierte', label: 'Engagierte und Vereine' },
  ],
  topic: [
    { key: 'geld', label: 'Geld und Existenz', maps: 'Money' },
    { key: 'geld.schulden', label: 'Schulden', maps: 'Credit Counseling' },
    {
      key: 'geld.leistungen',
      label: 'Bürgergeld / Wohngeld / Rente',
      maps: 'Understand Government Programs',
    }, // label of the state benefit changes: use aliases
    { key: 'geld.energie', label: 'Strom und Heizung', maps: 'Help Pay for Utilities' },
    { key: 'geld.notlage', label: 'Akute Notlage', maps: 'Emergency Payments' },
    { key: 'amt', label: 'Ämter und Papiere', maps: 'Legal' },
    { key: 'amt.antraege', label: 'Anträge und Formulare', maps: 'Legal' },
    { key: 'amt.bescheid', label: 'Bescheide und Widerspruch', maps: 'Legal' },
    { key: 'amt.recht', label: 'Rechtsfragen', maps: 'Legal' },
    { key: 'amt.betreuung', label: 'Rechtliche Betreuung und Vorsorge', maps: 'Legal' }, // the first office is run by a Betreuungsverein
    { key: 'wohnen', label: 'Wohnen', maps: 'Housing' },
    { key: 'wohnen.suche', label: 'Wohnungssuche', maps: 'Help Find Housing' },
    { key: 'wohnen.miete', label: 'Miete und Vermieter', maps: 'Housing Advice' },
    { key: 'wohnen.verlust', label: 'Drohender Wohnungsverlust', maps: 'Housing' },
    { key: 'wohnen.anpassung', label: 'Barrierefrei wohnen', maps: 'Maintenance & Repairs' },
    { key: 'gesundheit', label: 'Gesundheit', maps: 'Health' },
    { key: 'gesundheit.arzt', label: 'Ärzte und Versorgung', maps: 'Primary Care' },
    { key: 'gesundheit.seele', label: 'Seelische Gesundheit', maps: 'Counseling' },
    { key: 'gesundheit.sucht', label: 'Sucht', maps: 'Addiction & Recovery' },
    { key: 'gesundheit.selbsthilfe', label: 'Selbsthilfe', maps: 'Health' },
    { key: 'gesundheit.bewegung', label: 'Bewegung und Sport', maps: 'Health' },
    { key: 'alter', label: 'Alter und Pflege', maps: 'Care' },
    { key: 'alter.pflege', label: 'Pflege organisieren', maps: 'In-Home Support' },
    { key: 'alter.alltag', label: 'Hilfe im Alltag', maps: 'Care' },
    { key: 'alter.demenz', label: 'Demenz', maps: 'Care' },
    { key: 'alter.entlastung', label: 'Entlastung für Angehörige', maps: 'Adult Daycare' },
    { key: 'familie', label: 'Familie und Kinder', maps: 'Care' },
    { key: 'familie.kita', label: 'Kinderbetreuung', maps: 'Childcare' },
    { key: 'familie.erziehung', label: 'Erziehung', maps: 'Parenting Education' },
    { key: 'familie.trennung', label: 'Trennung', maps: 'Care' },
    { key: 'familie.schwanger', label: 'Schwangerschaft und Geburt', maps: 'Maternity Care' },
    { key: 'bildung', label: 'Bildung und Sprache', maps: 'Education' },
    { key: 'bildung.deutsch', label: 'Deutsch lernen', maps: 'Education' },
    { key: 'bildung.nachhilfe', label: 'Schule und Nachhilfe', maps: 'Education' },
    { key: 'bildung.digital', label: 'Handy und Internet', maps: 'Education' },
    { key: 'bildung.kurse', label: 'Kurse', maps: 'Education' },
    { key: 'arbeit', label: 'Arbeit und Ausbildung', maps: 'Work' },
    { key: 'arbeit.jobsuche', label: 'Jobsuche', maps: 'Work' },
    { key: 'arbeit.bewerbung', label: 'Bewerbung', maps: 'Work' },
    { key: 'arbeit.ausbildung', label: 'Ausbildung', maps: 'Work' },
    { key: 'arbeit.qualifizierung', label: 'Weiterbildung', maps: 'Work' },
    { key: 'ankommen', label: 'Ankommen und Integration', maps: 'Legal; Care' },
    { key: 'ankommen.aufenthalt', label: 'Aufenthalt', maps: 'Legal; Care' },
    { key: 'ankommen.anerkennung', label: 'Abschlüsse anerkennen', maps: 'Legal; Care' },
    { key: 'ankommen.dolmetschen', label: 'Übersetzen und Dolmetschen', maps: 'Legal; Care' },
    { key: 'gemeinschaft', label: 'Begegnung und Freizeit', maps: 'Care' },
    { key: 'gemeinschaft.treff', label: 'Treffpunkte', maps: 'Care' },
    { key: 'gemeinschaft.einsam', label: 'Einsamkeit', maps: 'Care' },
    { key: 'gemeinschaft.kultur', label: 'Kultur', maps: 'Care' },
    { key: 'gemeinschaft.engagement', label: 'Ehrenamt', maps: 'Care' },
    { key: 'versorgung', label: 'Essen und Dinge des Alltags', maps: 'Food; Goods; Transit' },
    { key: 'versorgung.essen', label: 'Lebensmittel', maps: 'Food Pantry' },
    { key: 'versorgung.kleidung', label: 'Kleidung und Möbel', maps: 'Clothing; Furniture' },
    { key: 'versorgung.einkauf', label: 'Einkaufen', maps: 'Food; Goods; Transit' },
    { key: 'versorgung.mobil', label: 'Wege und Fahrdienste', maps: 'Transportation' },
    { key: 'umfeld', label: 'Straße und Nachbarschaft' },
    { key: 'umfeld.muell', label: 'Müll und Sauberkeit' },
    { key: 'umfeld.laerm', label: 'Lärm' },
    { key: 'umfeld.konflikt', label: 'Streit mit Nachbarn' },
    { key: 'umfeld.verkehr', label: 'Verkehr und Parken' },
    { key: 'umfeld.gruen', label: 'Grün und Spielplätze' },
    { key: 'umfeld.sicherheit', label: 'Sicherheit' },
    { key: 'schutz', label: 'Schutz und Krise', maps: 'Emergency' },
    { key: 'schutz.gewalt', label: 'Gewalt', maps: 'Help Escape Violence' },
    { key: 'schutz.kinderschutz', label: 'Kinderschutz', maps: 'Emergency' },
    { key: 'schutz.krise', label: 'Seelische Krise', maps: 'Psychiatric Emergency Services' },
    { key: 'sonstiges', label: 'Sonstiges' },
  ],
  channel: [
    { key: 'buero', label: 'Im Büro' },
    { key: 'telefon', label: 'Telefon' },
    { key: 'mail', label: 'E-Mail' },
    { key: 'formular', label: 'Online-Formular' },
    { key: 'papier', label: 'Papierformular' },
    { key: 'strasse', label: 'Unterwegs im Quartier' },
    { key: 'hausbesuch', label: 'Hausbesuch' },
    { key: 'treff', label: 'Im Treff oder bei Veranstaltung' },
    { key: 'messenger', label: 'Messenger' },
    { key: 'brief', label: 'Brief' },
  ],
  with: [
    { key: 'selbst', label: 'Person selbst' },
    { key: 'umfeld', label: 'Angehörige oder Nachbarn' },
    { key: 'fachkraft', label: 'Fachkraft für jemanden' },
    { key: 'akteur', label: 'Akteur oder Amt' },
  ],
  firstContact: [
    { key: 'erst', label: 'Erstkontakt' },
    { key: 'folge', label: 'Folgekontakt' },
    { key: 'unbekannt', label: 'unbekannt' },
  ],
  duration: [
    { key: 'd5', label: 'bis 5 Minuten' },
    { key: 'd15', label: '5–15 Minuten' },
    { key: 'd30', label: '15–30 Minuten' },
    { key: 'd60', label: '30–60 Minuten' },
    { key: 'd61', label: 'über 60 Minuten' },
  ],
  ageBand: [
    { key: 'u18', label: 'unter 18' },
    { key: 'a18', label: '18–26' },
    { key: 'a27', label: '27–44' },
    { key: 'a45', label: '45–64' },
    { key: 'a65', label: '65–79' },
    { key: 'a80', label: '80 und älter' },
    { key: 'unbekannt', label: 'unbekannt' },
  ],
  outcome: [
    { key: 'offen', label: 'Offen' }, // open
    { key: 'geklaert', label: 'Sofort geklärt' }, // closed
    { key: 'information', label: 'Information gegeben' }, // closed
    { key: 'vermittelt', label: 'Vermittelt' }, // referredTo required
    { key: 'begleitet', label: 'Begleitet' }, // closed
    { key: 'aufgenommen', label: 'Als Thema aufgenommen' }, // open
    { key: 'weitergegeben', label: 'An die Stadt weitergegeben' }, // open
    { key: 'abgebrochen', label: 'Abgebrochen' }, // closed
    { key: 'nichtLoesbar', label: 'Nicht lösbar' }, // unmetReason required
  ],
  unmetReason: [
    { key: 'keinAngebot', label: 'Kein Angebot vorhanden' },
    { key: 'voll', label: 'Warteliste oder voll' },
    { key: 'voraussetzung', label: 'Voraussetzung nicht erfüllt' },
    { key: 'kosten', label: 'Kosten' },
    { key: 'sprache', label: 'Sprache' },
    { key: 'weg', label: 'Zu weit oder nicht mobil' },
    { key: 'barriere', label: 'Nicht barrierefrei' },
    { key: 'zeiten', label: 'Zeiten passen nicht' },
    { key: 'digital', label: 'Nur online möglich' },
    { key: 'vertrauen', label: 'Scham oder Angst' },
    { key: 'unbekannt', label: 'unbekannt' },
  ],
  referralResult: [
    { key: 'offen', label: 'Noch offen', maps: 'Service pending' },
    { key: 'angekommen', label: 'Angekommen', maps: 'Accepted' },
    { key: 'warteliste', label: 'Auf der Warteliste', maps: 'Accepted on waitlist' },
    { key: 'abgelehnt', label: 'Von der Stelle abgelehnt', maps: 'Declined' },
    { key: 'nichtGenutzt', label: 'Nicht wahrgenommen', maps: 'Cancelled' },
    { key: 'unbekannt', label: 'unbekannt' },
  ],
  orgKind: [
    { key: 'stadt', label: 'Stadt und Kreis' },
    { key: 'wohlfahrt', label: 'Wohlfahrtsverband' },
    { key: 'verein', label: 'Verein' },
    { key: 'religion', label: 'Religionsgemeinschaft' },
    { key: 'schuleKita', label: 'Schule und Kita' },
    { key: 'gesundheit', label: 'Gesundheit und Pflege' },
    { key: 'beratung', label: 'Beratungsstelle' },
    { key: 'selbsthilfe', label: 'Selbsthilfe' },
    { key: 'initiative', label: 'Nachbarschaft und Initiative' },
    { key: 'wohnen', label: 'Wohnungsunternehmen' },
    { key: 'gewerbe', label: 'Gewerbe' },
    { key: 'kultur', label: 'Kultureinrichtung' },
    { key: 'ordnung', label: 'Polizei und Ordnung' },
    { key: 'politik', label: 'Politik und Beirat' },
  ],
  coop: [
    { key: 'austausch', label: 'Informationsaustausch' }, // 1 network only
    { key: 'vermittlung', label: 'Gegenseitige Vermittlung' }, // 2
    { key: 'abstimmung', label: 'Abgestimmte Angebote' }, // 3
    { key: 'raum', label: 'Räume und Mittel geteilt' }, // 3
    { key: 'projekt', label: 'Gemeinsames Projekt' }, // 4
    { key: 'angebot', label: 'Gemeinsames Angebot' }, // 4
    { key: 'vertrag', label: 'Kooperationsvereinbarung' }, // 5
  ],
  coopRole: [
    { key: 'angestossen', label: 'Vom Quartier angestoßen' },
    { key: 'begleitet', label: 'Vom Quartier begleitet' },
    { key: 'beteiligt', label: 'Quartier beteiligt' },
    { key: 'keine', label: 'Ohne Quartier' },
  ],
  access: [
    { key: 'offen', label: 'Einfach kommen' },
    { key: 'anmeldung', label: 'Mit Anmeldung' },
    { key: 'termin', label: 'Nur mit Termin' },
    { key: 'ueberweisung', label: 'Nur mit Überweisung' },
    { key: 'online', label: 'Online oder Telefon' },
  ],
  cost: [
    { key: 'frei', label: 'Kostenlos' },
    { key: 'spende', label: 'Spende erbeten' },
    { key: 'beitrag', label: 'Teilnahmebeitrag' },
    { key: 'mitglied', label: 'Mitgliedschaft' },
    { key: 'einkommen', label: 'Nach Einkommen' },
    { key: 'kasse', label: 'Über Krankenkasse' },
    { key: 'unbekannt', label: 'unbekannt' },
  ],
  status: [
    { key: 'neu', label: 'neu' },
    { key: 'oeffentlich', label: 'öffentlich', maps: 'active' },
    { key: 'pausiert', label: 'pausiert', maps: 'temporarily closed' },
    { key: 'beendet', label: 'beendet', maps: 'defunct' },
    { key: 'abgelehnt', label: 'abgelehnt', maps: 'inactive' },
  ],
  keepBy: [
    { key: 'mail', label: 'E-Mail' },
    { key: 'telefon', label: 'Telefon' },
    { key: 'besuch', label: 'Besuch' },
    { key: 'keine', label: 'Keine Pflege' },
  ],
  lang: [
    { key: 'de', label: 'Deutsch', maps: 'de' },
    { key: 'de-simple', label: 'Leichte Sprache', maps: 'de-simple' },
    { key: 'gsg', label: 'Deutsche Gebärdensprache', maps: 'gsg' },
    { key: 'en', label: 'Englisch', maps: 'en' },
    { key: 'ar', label: 'Arabisch', maps: 'ar' },
    { key: 'tr', label: 'Türkisch', maps: 'tr' },
    { key: 'ru', label: 'Russisch', maps: 'ru' },
    { key: 'uk', label: 'Ukrainisch', maps: 'uk' },
    { key: 'fa', label: 'Persisch und Dari', maps: 'fa' },
    { key: 'kmr', label: 'Kurmandschi', maps: 'kmr' },
    { key: 'pl', label: 'Polnisch', maps: 'pl' },
    { key: 'ro', label: 'Rumänisch', maps: 'ro' },
    { key: 'bg', label: 'Bulgarisch', maps: 'bg' },
    { key: 'sq', label: 'Albanisch', maps: 'sq' },
    { key: 'sr', label: 'Serbisch / Kroatisch / Bosnisch', maps: 'sr' },
    { key: 'fr', label: 'Französisch', maps: 'fr' },
    { key: 'es', label: 'Spanisch', maps: 'es' },
    { key: 'ti', label: 'Tigrinya', maps: 'ti' },
    { key: 'dolmetschen', label: 'Dolmetschen möglich' }, // not a language: HSDS interpretation_services
  ],
  a11y: [
    { key: 'stufenlos', label: 'Stufenlos zugänglich' },
    { key: 'teilweise', label: 'Teilweise zugänglich' }, // one step or narrow door
    { key: 'nicht', label: 'Nicht barrierefrei' },
    { key: 'wc', label: 'Rollstuhl-WC' },
    { key: 'aufzug', label: 'Aufzug' },
    { key: 'parkplatz', label: 'Behindertenparkplatz' },
    { key: 'induktion', label: 'Induktionsschleife' },
    { key: 'gebaerde', label: 'Gebärdensprache möglich' },
    { key: 'leitsystem', label: 'Leitsystem für Blinde' },
    { key: 'leicht', label: 'Infos in Leichter Sprache' },
    { key: 'hausbesuch', label: 'Hausbesuch möglich' },
    { key: 'unbekannt', label: 'Noch nicht geprüft' },
  ],
  event: [
    { key: 'treff', label: 'Nachbarschaftstreff' },
    { key: 'werkstatt', label: 'Stadtteilwerkstatt' },
    { key: 'netzwerk', label: 'Netzwerktreffen' },
    { key: 'fest', label: 'Fest' },
    { key: 'info', label: 'Infoveranstaltung' },
    { key: 'sprechstunde', label: 'Sprechstunde' },
    { key: 'kurs', label: 'Kurs und Gruppe' },
    { key: 'ausflug', label: 'Ausflug' },
    { key: 'beteiligung', label: 'Bürgerbeteiligung' },
    { key: 'aktion', label: 'Mitmach-Aktion' },
  ],
  attendanceHow: [
    { key: 'gezaehlt', label: 'gezählt' },
    { key: 'geschaetzt', label: 'geschätzt' },
  ],
  reportField: [
    { key: 'zeiten', label: 'Zeiten' },
    { key: 'adresse', label: 'Adresse' },
    { key: 'telefon', label: 'Telefon oder E-Mail' },
    { key: 'weg', label: 'Gibt es nicht mehr' },
    { key: 'sonst', label: 'Etwas anderes' },
  ],
  decision: [
    { key: 'offen', label: 'offen' },
    { key: 'uebernehmen', label: 'übernehmen' },
    { key: 'ablehnen', label: 'ablehnen' },
  ],
  confirmAnswer: [
    { key: 'stimmt', label: 'Stimmt noch' },
    { key: 'geaendert', label: 'Hat sich geändert' },
    { key: 'pausiert', label: 'Macht Pause' },
    { key: 'weg', label: 'Gibt es nicht mehr' },
    { key: 'nichtErreicht', label: 'Nicht erreicht' },
  ],
  goalState: [
    { key: 'geplant', label: 'geplant' },
    { key: 'laeuft', label: 'läuft' },
    { key: 'erreicht', label: 'erreicht' },
    { key: 'teilweise', label: 'teilweise erreicht' },
    { key: 'nicht', label: 'nicht erreicht' },
    { key: 'verschoben', label: 'verschoben' },
  ],
  indicator: [
    { key: 'vonHand', label: 'von Hand' },
    { key: 'kontakte', label: 'Kontakte' },
    { key: 'erstkontakte', label: 'Erstkontakte' },
    { key: 'vermittlungen', label: 'Vermittlungen' },
    { key: 'akteursgespraeche', label: 'Gespräche mit Akteuren und Ämtern' },
    { key: 'angebote', label: 'Öffentliche Angebote' },
    { key: 'bestaetigt', label: 'Anteil bestätigter Angebote in Prozent' },
    { key: 'organisationen', label: 'Organisationen im Netzwerk' },
    { key: 'kooperationen', label: 'Kooperationen' },
    { key: 'veranstaltungen', label: 'Veranstaltungen' },
    { key: 'treffs', label: 'Nachbarschaftstreffs' },
    { key: 'werkstaetten', label: 'Stadtteilwerkstätten' },
    { key: 'teilnehmende', label: 'Teilnehmende' },
    { key: 'ehrenamtsstunden', label: 'Ehrenamtliche Stunden' },
    { key: 'briefe', label: 'Wochenbriefe' },
    { key: 'partner', label: 'Partner im Verteiler' },
    { key: 'befragungen', label: 'Befragungen' },
  ],
  phase: [
    { key: 'aufbau', label: 'Aufbauphase (1.–6. Monat)' },
    { key: 'ab6', label: 'Ab 6. Monat' },
    { key: 'jahr2', label: '2. Jahr' },
    { key: 'jahr3', label: '3. Jahr' },
  ],
  questionType: [
    { key: 'skala', label: 'Skala' },
    { key: 'einzel', label: 'Eine Antwort' },
    { key: 'mehrfach', label: 'Mehrere Antworten' }, // base = respondents; sums exceed 100 %
    { key: 'empfehlung', label: 'Empfehlung 0–10' },
    { key: 'zahl', label: 'Zahl' },
    { key: 'text', label: 'Freier Text' },
  ],
  scale: [
    { key: 'zustimmung5', label: 'Zustimmung in 5 Stufen' },
    { key: 'zufrieden5', label: 'Zufriedenheit in 5 Stufen' },
    { key: 'gut5', label: 'Wie gut in 5 Stufen' },
    { key: 'haeufig5', label: 'Wie oft in 5 Stufen' },
    { key: 'bekannt4', label: 'Bekannt und genutzt' },
  ],
  'scale.zustimmung5': [
    { key: '5', label: 'stimme voll und ganz zu' },
    { key: '4', label: 'stimme eher zu' },
    { key: '3', label: 'teils / teils' },
    { key: '2', label: 'stimme eher nicht zu' },
    { key: '1', label: 'stimme gar nicht zu' },
    { key: 'kA', label: 'weiß nicht / keine Angabe' },
  ],
  'scale.zufrieden5': [
    { key: '5', label: 'sehr zufrieden' },
    { key: '4', label: 'eher zufrieden' },
    { key: '3', label: 'teils / teils' },
    { key: '2', label: 'eher unzufrieden' },
    { key: '1', label: 'sehr unzufrieden' },
    { key: 'kA', label: 'weiß nicht / keine Angabe' },
  ],
  'scale.gut5': [
    { key: '5', label: 'sehr gut' },
    { key: '4', label: 'gut' },
    { key: '3', label: 'teils / teils' },
    { key: '2', label: 'eher nicht gut' },
    { key: '1', label: 'überhaupt nicht gut' },
    { key: 'kA', label: 'weiß nicht / keine Angabe' },
  ],
  'scale.haeufig5': [
    { key: '5', label: 'sehr oft' },
    { key: '4', label: 'oft' },
    { key: '3', label: 'manchmal' },
    { key: '2', label: 'selten' },
    { key: '1', label: 'nie' },
    { key: 'kA', label: 'weiß nicht / keine Angabe' },
  ],
  'scale.bekannt4': [
    { key: '4', label: 'nutze ich' },
    { key: '3', label: 'kenne ich' },
    { key: '2', label: 'habe ich früher genutzt' },
    { key: '1', label: 'kenne ich nicht' },
    { key: 'kA', label: 'weiß nicht / keine Angabe' },
  ],
  yesno: [
    { key: 'ja', label: 'Ja' },
    { key: 'nein', label: 'Nein' },
  ],
  orgStatus: [
    { key: 'aktiv', label: 'aktiv' },
    { key: 'ruht', label: 'ruht' },
    { key: 'aufgeloest', label: 'aufgelöst' },
  ],
  eventStatus: [
    { key: 'neu', label: 'neu' },
    { key: 'oeffentlich', label: 'öffentlich' },
    { key: 'abgesagt', label: 'abgesagt' },
    { key: 'beendet', label: 'beendet' },
  ],
  partnerStatus: [
    { key: 'eingeladen', label: 'eingeladen' },
    { key: 'aktiv', label: 'aktiv' },
    { key: 'pausiert', label: 'pausiert' },
    { key: 'abgemeldet', label: 'abgemeldet' },
    { key: 'unzustellbar', label: 'unzustellbar' },
  ],
  surveyStatus: [
    { key: 'entwurf', label: 'Entwurf' },
    { key: 'freigegeben', label: 'freigegeben' },
    { key: 'angehalten', label: 'angehalten' },
  ],
  surveyKind: [
    { key: 'anonym', label: 'anonym' },
    { key: 'namentlich', label: 'namentlich' },
  ],
  audience: [
    { key: 'bewohner', label: 'Bewohnerschaft' },
    { key: 'partner', label: 'Partner' },
    { key: 'teilnehmende', label: 'Teilnehmende' },
  ],
  summaryTo: [
    { key: 'manager', label: 'Quartiersmanagement' },
    { key: 'partner', label: 'Partner' },
    { key: 'oeffentlich', label: 'öffentlich' },
  ],
  wants: [
    { key: 'brief', label: 'Wochenbrief' },
    { key: 'termine', label: 'Termine' },
    { key: 'umfragen', label: 'Umfrage-Ergebnisse' },
  ],
  rhythm: [
    { key: 'woechentlich', label: 'wöchentlich' },
    { key: 'monatlich', label: 'monatlich' },
  ],
  agreement: [
    { key: 'muendlich', label: 'mündlich' },
    { key: 'schriftlich', label: 'schriftlich' },
  ],
  repeat: [
    { key: 'einmalig', label: 'einmalig' },
    { key: 'woechentlich', label: 'wöchentlich' },
    { key: 'zweiwoechentlich', label: 'alle zwei Wochen' },
    { key: 'monatlich', label: 'monatlich' },
  ],
  livesIn: [
    { key: 'altstadt', label: 'Obere Altstadt' },
    { key: 'innenstadt-nord', label: 'Innenstadt nördlich der Pöttcherstraße' },
    { key: 'innenstadt', label: 'übrige Innenstadt' },
    { key: 'minden', label: 'übriges Minden' },
    { key: 'ausserhalb', label: 'außerhalb' },
    { key: 'unbekannt', label: 'unbekannt' },
  ],
  previewDecision: [
    { key: 'weglassen', label: 'weglassen' },
    { key: 'sofort', label: 'sofort aufnehmen' },
  ],
  issueDecision: [{ key: 'anhalten', label: 'anhalten' }],
  reviewDecision: [
    { key: 'einlassen', label: 'einlassen' },
    { key: 'verwerfen', label: 'verwerfen' },
  ],
  reportDecision: [
    { key: 'erledigt', label: 'erledigt' },
    { key: 'ablehnen', label: 'ablehnen' },
  ],
  protocolWhy: [
    { key: 'uebernommen', label: 'Änderung übernommen' },
    { key: 'frist', label: 'gelöscht: Frist abgelaufen' },
    { key: 'unbestaetigt', label: 'gelöscht: Anmeldung nicht bestätigt' },
    { key: 'wunsch', label: 'gelöscht: eigener Wunsch' },
    { key: 'doppelt', label: 'doppelt eingegangene Zeile geleert' },
    { key: 'zurueckgesetzt', label: 'versehentlich getroffen und zurückgesetzt' },
  ],
  wishKind: [
    { key: 'aendern', label: 'ändern' },
    { key: 'loeschen', label: 'alles löschen' },
  ],
  undoDecision: [{ key: 'rueckgaengig', label: 'rückgängig machen' }],
  findingDecision: [{ key: 'solassen', label: 'so lassen' }],
  unclearDecision: [
    { key: 'nochmal', label: 'noch einmal senden' },
    { key: 'lassen', label: 'nicht noch einmal senden' },
  ],
  deliveryState: [
    { key: 'geplant', label: 'geplant' },
    { key: 'begonnen', label: 'begonnen' },
    { key: 'gesendet', label: 'gesendet' },
    { key: 'gescheitert', label: 'gescheitert' },
    { key: 'unklar', label: 'unklar' },
  ],
  digestEvent: [
    { key: 'neu', label: 'neu' },
    { key: 'geaendert', label: 'geändert' },
    { key: 'beendet', label: 'beendet' },
    { key: 'wieder', label: 'wieder da' },
  ],
} as const satisfies Record<string, readonly ListEntry[]>;

/** The name of a list. */
export type ListName = keyof typeof lists;

/** The keys that a list has from the start. */
export type KeyOf<L extends ListName> = (typeof lists)[L][number]['key'];

/** The key above a key (`geld` for `geld.schulden`), or null at the top. */
export function parentOf(key: string): string | null {
  const dot = key.lastIndexOf('.');
  return dot < 0 ? null : key.slice(0, dot);
}
