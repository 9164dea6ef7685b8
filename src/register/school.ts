/** A school as the official register knows it, in our words. What the register leaves out is absent, never empty. */
export interface RegisterSchool {
  /** The key of every school in Flanders: `instellingsnummer`. */
  readonly number: string;
  readonly name: string;
  readonly fullName?: string;
  /** The number of the site that is its seat. */
  readonly siteNumber?: string;
  readonly boardNumber?: string;
  readonly communityNumber?: string;
  /** The school network (`net`), as the register writes it. */
  readonly network?: string;
  readonly denomination?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly website?: string;
  /** Code of its recognition. */
  readonly status?: string;
  /** The level that was asked for when it was read, such as `SO`; the register's rows do not hold it. */
  readonly level?: string;
  readonly street?: string;
  readonly houseNumber?: string;
  readonly postcode?: string;
  readonly municipality?: string;
  /** Number of the municipality at the statistics office. */
  readonly municipalityNis?: string;
  readonly province?: string;
}

/** A row of the register that could not be taken over. */
export interface RejectedRow {
  /** Where it stood: a line of the file, or its place in the register's answer, both from 1. */
  readonly row: number;
  readonly number?: string;
  readonly reason: string;
}

/** Everything that was read in one go: all schools of the register, or of one level in it. */
export interface RegisterReading {
  readonly schools: readonly RegisterSchool[];
  readonly rejected: readonly RejectedRow[];
  /** Fields of a school for which no row had a value, by the register's name for them. */
  readonly emptyFields: readonly EmptyField[];
  /** True when the addresses of the sites were read too; otherwise the known ones stay. */
  readonly hasSites: boolean;
  /** The level that was asked for; only schools of that level can be missed. */
  readonly level?: string;
}

/** A field without a single value: gone from the register, or only empty because there are few rows. */
export interface EmptyField {
  /** As the register calls it. */
  readonly name: string;
  /** As we call it. */
  readonly field: keyof RegisterSchool;
  /** How many rows could have had it. */
  readonly rows: number;
}
