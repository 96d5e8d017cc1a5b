import type { Lang } from './calendar.ts';

/** Degrees, WGS 84. */
export interface Point {
  latitude: number;
  longitude: number;
}

/** An office of knowledge/offices.yaml. */
export interface Office extends Point {
  id: string;
  th: string;
  en: string;
  province: Record<Lang, string>;
  /** What the coordinates are of: the province's capital, or the building. */
  place: 'town' | 'office';
  /** One entry for several offices of the same province. */
  many?: true;
  /** Only when there is a source for it. */
  address?: Record<Lang, string>;
  phone?: string;
  source?: string;
}

/** knowledge/offices.yaml */
export interface OfficeBook {
  sources: Record<string, { title: string; url?: string; licence?: string }>;
  checked: string;
  /** Beyond this distance from every office a point counts as outside Thailand. */
  farthestKm: number;
  offices: Office[];
}

export interface NearOffice {
  office: Office;
  /** As the crow flies. */
  km: number;
}

/** Mean radius of the earth. */
const EARTH_KM = 6371.0088;

/** Distance over the ground as the crow flies (haversine; within 0.5 % of the true one). */
export function distanceKm(a: Point, b: Point): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const half = (degrees: number): number => Math.sin(radians(degrees) / 2) ** 2;
  const h = half(b.latitude - a.latitude) + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * half(b.longitude - a.longitude);
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** The `count` offices that are nearest, nearest first. */
export function nearestOffices(point: Point, offices: readonly Office[], count: number): NearOffice[] {
  return offices
    .map((office) => ({ office, km: distanceKm(point, office) }))
    .sort((a, b) => a.km - b.km)
    .slice(0, count);
}

/**
 * A search on a map for the office's Thai name, which opens in the map app of a phone. The name and not the coordinates: those may only be the town's.
 * @see https://developers.google.com/maps/documentation/urls/get-started#search-action
 */
export function mapSearch(office: Office): string {
  return `https://www.google.com/maps/search/?api=1&query=${encodeURIComponent(office.th)}`;
}
