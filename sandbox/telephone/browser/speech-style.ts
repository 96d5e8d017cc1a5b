/** How something is said, as changed by the `prosody` elements around it. */
export interface SpeechStyle {
  lang: string;
  rate: number;
  volume: number;
}

const rates: Record<string, number> = { 'x-slow': 0.5, slow: 0.75, medium: 1, default: 1, fast: 1.25, 'x-fast': 1.5 };
const volumes: Record<string, number> = { silent: 0, 'x-soft': 0.3, soft: 0.6, medium: 1, default: 1, loud: 1.5, 'x-loud': 2 };

/** @param attributes of a `prosody` element (SSML 1.0, 3.2.4); what it does not say stays */
export function styleWithin(style: SpeechStyle, attributes: Record<string, string>): SpeechStyle {
  const { rate, volume } = attributes;
  return {
    lang: attributes['xml:lang'] ?? style.lang,
    rate: rate === undefined ? style.rate : (rates[rate] ?? changed(style.rate, rate, 1)),
    volume: volume === undefined ? style.volume : (volumes[volume] ?? changed(style.volume, volume, 100)),
  };
}

/** `+20%` and `-20%` are relative, `80%` is a share of the normal; a bare number is a share of `whole`. What cannot be read changes nothing. */
function changed(now: number, said: string, whole: number): number {
  const [, sign, figure, percent] = /^([+-])?(\d*\.?\d+)(%)?$/.exec(said) ?? [];
  if (figure === undefined) return now;
  const share = Number(figure) / (percent ? 100 : whole);
  return sign ? Math.max(0, now * (1 + (sign === '-' ? -share : share))) : share;
}
