/** Nobody can write down an address from hearing it. Matched without what ends a sentence behind it. */
export const ADDRESS =
  /(?:(?:https?|tel|mailto|line):(?:\/\/)?|www\.)[\w\-~:/?#@!$&*+,;=%.]*[\w/]|(?<![\w@.-])(?:[a-z0-9-]+\.)+(?:go\.th|or\.th|co\.th|ac\.th|in\.th|com|net|org|app|me)\b(?:\/[\w\-~:/?#@!$&*+,;=%.]*[\w/])?/iuy;

export const EMAIL = /(?<![\w.])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/uy;
