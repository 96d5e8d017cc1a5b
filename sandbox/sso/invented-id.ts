/**
 * Invented national IDs with a right check digit. Digits 2 to 5 of a real one are the registrar's office: province, then district. No
 * province has the code 99 (they end with 96), so these are nobody's. The first digit is a real class of person, because the product takes 0 and 9
 * for typing errors (src/understanding/national-id.ts), and 0 is given: to migrant workers, who may be insured.
 */
const NO_OFFICE = '9900';

/** @param firstDigit 1 for Thai by birth, 6 for a foreigner. @param serial 1 to 99999. */
export function inventedId(firstDigit: '1' | '6', serial: number): string {
  const twelve = `${firstDigit}${NO_OFFICE}${String(serial).padStart(5, '0')}00`;
  return twelve + checkDigit(twelve);
}

/** Modulus 11 with the weights 13 to 2 (Department of Provincial Administration). */
function checkDigit(twelve: string): number {
  const sum = [...twelve].reduce((total, digit, index) => total + Number(digit) * (13 - index), 0);
  return (11 - (sum % 11)) % 10;
}
