import type { Flow, Place } from './call-state.ts';
import { chooseByCount } from './choose-by-count.ts';
import { execute } from './execute.ts';
import type { FormItem } from './form-state.ts';
import { elementsOf } from './parse-xml.ts';
import { queuePrompt } from './queue-prompt.ts';
import { visitField } from './visit-field.ts';
import { visitTransfer } from './visit-transfer.ts';
import { VoiceXmlEvent } from './voice-xml-event.ts';

/** One round of the form interpretation algorithm (VoiceXML 2.1, appendix C): prompts, then the item itself, then what `filled` says. */
export async function visitItem(item: FormItem, place: Place, withPrompts: boolean): Promise<Flow | undefined> {
  const { call } = place;
  const { element, name } = item;
  if (element.name === 'block') {
    call.scopes.set('dialog', name, true);
    return execute(element.children, place);
  }
  // nobody is there to answer: what a handler wanted to have done is done
  if (call.gone) return { to: 'exit' };
  if (withPrompts) {
    const prompts = elementsOf(element, 'prompt').filter(({ attributes }) => call.scopes.condition(attributes.cond));
    for (const prompt of chooseByCount(prompts, () => item.promptCount)) queuePrompt(prompt, place);
    item.promptCount += 1;
  }
  if (element.name === 'transfer') await visitTransfer(item, place);
  else if (element.name === 'field') {
    const flow = await visitField(item, place);
    if (flow) return flow;
  } else throw new VoiceXmlEvent(`error.unsupported.${element.name}`, `<${element.name}> is not known to this telephone.`);
  return afterFilled(item, place);
}

/** The item's own `filled`, then those of the form that wait for it or for all (2.4). */
async function afterFilled(item: FormItem, place: Place): Promise<Flow | undefined> {
  const { form, call } = place;
  const ofForm = elementsOf(form.form, 'filled').filter(({ attributes }) => {
    const names = attributes.namelist?.split(/\s+/).filter(Boolean) ?? form.inputNames();
    return attributes.mode === 'any' ? names.includes(item.name) : names.every((name) => !call.scopes.isUndefined(name));
  });
  for (const filled of [...elementsOf(item.element, 'filled'), ...ofForm]) {
    const flow = await execute(filled.children, place);
    if (flow) return flow;
  }
  return undefined;
}
