/** What the provider needs to know of an invented person. */
export interface SandboxPerson {
  /** 13 digits with a right check digit. */
  nationalId: string;
  givenName: string;
  /** ISO day, common era, as ThaiD gives it. */
  birthDate: string;
  /** What is worth trying out with this person, in words. */
  special?: string;
}
