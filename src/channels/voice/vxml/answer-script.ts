/**
 * What the gateway understood, as the fields that are sent. Written in the ECMAScript of VoiceXML 2.0 (third edition): no JSON, no let.
 * `application.lastresult$` holds the readings, the likeliest first; keys come with spaces between them.
 */
export const ANSWER_SCRIPT = `
function quoted(text) {
  var out = '"';
  for (var i = 0; i < text.length; i++) {
    var code = text.charCodeAt(i);
    var hex = code.toString(16);
    if (code === 34 || code === 92) out += '\\\\' + text.charAt(i);
    else if (code < 32 || code > 126) out += '\\\\u' + '0000'.substring(hex.length) + hex;
    else out += text.charAt(i);
  }
  return out + '"';
}
function nbestOf(results) {
  var out = [];
  for (var i = 0; i < results.length; i++) {
    var sure = Number(results[i].confidence);
    if (!(sure >= 0)) sure = 0;
    out.push('{"utterance":' + quoted(String(results[i].utterance)) + ',"confidence":' + sure + '}');
  }
  return '[' + out.join(',') + ']';
}
function keysOf(result) {
  return result.inputmode === 'dtmf' ? String(result.utterance).replace(/[^0-9*#]/g, '') : '';
}
`;
