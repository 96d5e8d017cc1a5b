import { make, makeButton } from './dom.js';

/** Kind of input for each mode of LINE's datetimepicker. @type {Record<string, string>} */
const INPUTS = { date: 'date', time: 'time', datetime: 'datetime-local' };

/**
 * Lets the person choose a day, a time or both, within the bounds of the action.
 *
 * @param {{mode: 'date' | 'time' | 'datetime', initial?: string, min?: string, max?: string}} action
 * @returns {Promise<Record<string, string> | null>} the `params` of the postback, such as {date: '2026-11-02'}; null when closed without a choice
 */
export function pickDate({ mode, initial, min, max }) {
  const input = make('input', '');
  input.type = INPUTS[mode] ?? 'date';
  input.ariaLabel = 'เลือกวันหรือเวลา (choose)';
  // LINE takes the "t" between day and time in either case
  input.value = initial?.toUpperCase() ?? '';
  input.min = min?.toUpperCase() ?? '';
  input.max = max?.toUpperCase() ?? '';
  const dialog = make('dialog', 'sheet');
  const confirm = makeButton('chosen', 'ตกลง (OK)', () => input.reportValidity() && input.value && dialog.close('chosen'));
  dialog.append(
    make('h2', '', 'เลือกวันหรือเวลา', make('small', '', 'Choose')),
    input,
    make(
      'div',
      'row',
      makeButton('', 'ยกเลิก (Cancel)', () => dialog.close()),
      confirm,
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'chosen' ? { [mode]: input.value } : null);
    });
  });
}
