/** Somewhere to begin: what to do, why, and where. */
type Step = { readonly what: string; readonly why: string; readonly path: string };

/** What the console explains in place, in Dutch. */
export const helpNl = {
  /** What a page is for, in one line. */
  purpose: {
    day: 'Wat jou vandaag nodig heeft, met wat niet kan wachten eerst.',
    dayOfColleague: 'Wat je collega vandaag nodig heeft, met wat niet kan wachten eerst.',
    dayOfService: 'Wat bij je collega’s open staat, met wat niet kan wachten eerst.',
    trajectories: 'Zoek trajecten uit, bewaar je lijst, en doe iets met veel tegelijk.',
    trajectory: 'Waar dit traject staat, wat komt, en wat je eraan kan doen.',
    school: 'Alles wat met deze school loopt, wie je er bereikt en wat ze nodig heeft.',
    person: 'Wie dit is, of mails aankomen, en wat op deze persoon wacht.',
    programme: 'Wie een plaats heeft, wie wacht, en wat het kost.',
    mail: 'De mail zoals hij werd verstuurd of zal worden verstuurd.',
    live: 'Wat Temporal nu van dit traject weet, voor wie moet uitzoeken waarom het stilstaat.',
    differences: 'Wat de nieuwe versie anders doet dan de vorige.',
    rehearsal: 'Speel het traject na: wat krijgt een school wanneer?',
    lint: 'Wat er nog aan schort voor dit model gepubliceerd kan worden.',
    bulk: 'Doe hetzelfde voor veel trajecten. Je ziet eerst wat verandert.',
    progress: 'Hoe ver het staat. Je mag deze pagina verlaten: het loopt door.',
  },
  guide: {
    title: 'Drie dingen om mee te beginnen',
    away: 'Ik weet het, toon dit niet meer',
    counsellor: [
      {
        what: 'Schrijf een school in',
        why: 'je ziet vooraf welke mails ze krijgt',
        path: '/enrol',
      },
      {
        what: 'Bekijk je trajecten',
        why: 'en bewaar de lijst die je elke week nodig hebt',
        path: '/trajectories',
      },
      {
        what: 'Zet je afspraken in je eigen agenda',
        why: 'en kies of je op maandag een overzicht krijgt',
        path: '/my-calendar',
      },
    ],
    coordinator: [
      {
        what: 'Bekijk alles van je dienst',
        why: 'met wat elke begeleider in handen heeft',
        path: '/?whose=all',
      },
      {
        what: 'Geef trajecten door',
        why: 'vink ze aan en kies “overdragen”, ook tijdelijk',
        path: '/trajectories?whose=all',
      },
      {
        what: 'Kijk welke scholen nog nooit bereikt werden',
        why: 'en wie je er kan bellen',
        path: '/schools?reach=never',
      },
    ],
    administrator: [
      {
        what: 'Kijk wat stilstaat',
        why: 'met wat eraan te doen is',
        path: '/admin',
      },
      {
        what: 'Bekijk mails die niet vertrokken',
        why: 'en verstuur ze opnieuw als het weer kan',
        path: '/admin/mail',
      },
      {
        what: 'Laat collega’s zich aanmelden',
        why: 'elk met de rol die past',
        path: '/admin/accounts',
      },
    ],
    central: [
      {
        what: 'Bekijk je programma’s',
        why: 'plaatsen, wachtlijst en budget',
        path: '/programmes',
      },
      {
        what: 'Stel een vraag aan de rapporten',
        why: 'elk cijfer toont wat erachter zit',
        path: '/reports',
      },
      {
        what: 'Lees de modeltrajecten',
        why: 'wat een school wanneer gevraagd wordt',
        path: '/templates',
      },
    ],
    author: [
      {
        what: 'Open een modeltraject',
        why: 'je ziet het getekend, met alle versies',
        path: '/templates',
      },
      {
        what: 'Begin een concept vanaf een versie',
        why: 'niets verandert tot je publiceert',
        path: '/templates',
      },
      {
        what: 'Bekijk alle mails van een model',
        why: 'in twee talen, op een telefoon en in het donker',
        path: '/templates',
      },
    ],
    partner: [
      {
        what: 'Bekijk je cijfers van dit jaar',
        why: 'wat we al weten, staat ingevuld',
        path: '/',
      },
      {
        what: 'Zet je doelen',
        why: 'onderaan je pagina, een keer per jaar',
        path: '/',
      },
      {
        what: 'Kijk waar een cijfer vandaan komt',
        why: 'de uitleg staat bij elk cijfer',
        path: '/',
      },
    ],
  } as const satisfies { readonly [role: string]: string | readonly Step[] },
  overview: {
    title: 'Overzicht op maandag',
    lead: 'Wil je elke maandagochtend een mail met wat die week op je wacht? In schoolvakanties komt er geen.',
    isOn: 'Je krijgt elke maandagochtend een mail met wat die week op je wacht, behalve in schoolvakanties.',
    turnOn: 'Ja, mail me elke maandag',
    turnOff: 'Stuur me dit niet meer',
    on: 'Vanaf maandag krijg je elke week een overzicht.',
    off: 'Je krijgt geen overzicht meer.',
  },
};

/** The shape of these texts. */
export type HelpTexts = {
  readonly [part in keyof typeof helpNl]: part extends 'guide'
    ? {
        readonly title: string;
        readonly away: string;
        readonly [role: string]: string | readonly Step[];
      }
    : { readonly [word in keyof (typeof helpNl)[part]]: string };
};
