/** A municipality in which generated schools lie: real places, so that maps and coverage tables look as they will. */
export interface Municipality {
  readonly name: string;
  readonly postcode: string;
  /** Number at the statistics office. */
  readonly nis: string;
  readonly province: string;
  /** Telephone zone. */
  readonly zone: string;
}

const [antwerp, limburg, eastFlanders] = ['Antwerpen', 'Limburg', 'Oost-Vlaanderen'];
const [flemishBrabant, westFlanders] = ['Vlaams-Brabant', 'West-Vlaanderen'];
const brussels = 'Brussels Hoofdstedelijk Gewest';

const table: readonly (readonly [string, string, string, string, string])[] = [
  ['Antwerpen', '2000', '11002', antwerp, '03'],
  ['Mechelen', '2800', '12025', antwerp, '015'],
  ['Turnhout', '2300', '13040', antwerp, '014'],
  ['Lier', '2500', '12021', antwerp, '03'],
  ['Geel', '2440', '13008', antwerp, '014'],
  ['Mol', '2400', '13025', antwerp, '014'],
  ['Herentals', '2200', '13011', antwerp, '014'],
  ['Brasschaat', '2930', '11008', antwerp, '03'],
  ['Boom', '2850', '11005', antwerp, '03'],
  ['Heist-op-den-Berg', '2220', '12014', antwerp, '015'],
  ['Gent', '9000', '44021', eastFlanders, '09'],
  ['Aalst', '9300', '41002', eastFlanders, '053'],
  ['Sint-Niklaas', '9100', '46021', eastFlanders, '03'],
  ['Dendermonde', '9200', '42006', eastFlanders, '052'],
  ['Oudenaarde', '9700', '45035', eastFlanders, '055'],
  ['Eeklo', '9900', '43005', eastFlanders, '09'],
  ['Ninove', '9400', '41048', eastFlanders, '054'],
  ['Wetteren', '9230', '42025', eastFlanders, '09'],
  ['Deinze', '9800', '44083', eastFlanders, '09'],
  ['Brugge', '8000', '31005', westFlanders, '050'],
  ['Oostende', '8400', '35013', westFlanders, '059'],
  ['Kortrijk', '8500', '34022', westFlanders, '056'],
  ['Roeselare', '8800', '36015', westFlanders, '051'],
  ['Ieper', '8900', '33011', westFlanders, '057'],
  ['Waregem', '8790', '34040', westFlanders, '056'],
  ['Torhout', '8820', '31033', westFlanders, '050'],
  ['Veurne', '8630', '38025', westFlanders, '058'],
  ['Izegem', '8870', '36008', westFlanders, '051'],
  ['Leuven', '3000', '24062', flemishBrabant, '016'],
  ['Vilvoorde', '1800', '23088', flemishBrabant, '02'],
  ['Halle', '1500', '23027', flemishBrabant, '02'],
  ['Aarschot', '3200', '24001', flemishBrabant, '016'],
  ['Diest', '3290', '24020', flemishBrabant, '013'],
  ['Tienen', '3300', '24107', flemishBrabant, '016'],
  ['Asse', '1730', '23002', flemishBrabant, '02'],
  ['Genk', '3600', '71016', limburg, '089'],
  ['Sint-Truiden', '3800', '71053', limburg, '011'],
  ['Lommel', '3920', '72020', limburg, '011'],
  ['Maaseik', '3680', '72021', limburg, '089'],
  ['Beringen', '3580', '71004', limburg, '011'],
  ['Brussel', '1000', '21004', brussels, '02'],
  ['Anderlecht', '1070', '21001', brussels, '02'],
  ['Schaarbeek', '1030', '21015', brussels, '02'],
].map((row) => row as [string, string, string, string, string]);

/** Municipalities in all five provinces and Brussels. */
export const municipalities: readonly Municipality[] = table.map(([name, postcode, nis, province, zone]) => ({
  name,
  postcode,
  nis,
  province,
  zone,
}));
