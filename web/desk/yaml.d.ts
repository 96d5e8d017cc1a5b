/** A file of locales/, read when the page is built. */
declare module '*.yaml' {
  const words: Record<string, unknown>;
  export default words;
}
