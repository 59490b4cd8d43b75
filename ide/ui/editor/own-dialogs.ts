import * as Blockly from 'blockly/core';
import { seriesName } from '../../blocks/python-template.ts';
import { refuseVariableName, visibleName } from '../../blocks/variable-name.ts';
import { t } from '../../i18n/translate.ts';
import { askAgreement, askName } from './ask-name.ts';

/** Blockly's questions in our own words and look instead of the browser's; names that cannot work are refused kindly. */
export function useOwnDialogs(): void {
  Blockly.dialog.setPrompt((message, value, callback) => {
    const check = message === t('block.series.ask') ? refuseSeries : refuseVariable(value);
    void askName(message, value, (typed) => check(visibleName(typed))).then((typed) => {
      callback(typed === null ? null : visibleName(typed));
    });
  });
  // Blockly asks before a variable goes with all that use it, and before all blocks go.
  Blockly.dialog.setConfirm((message, callback) => {
    void askAgreement(message, t('editor.dialog.delete')).then(callback);
  });
}

function refuseSeries(name: string): string | undefined {
  return seriesName.test(name) ? undefined : t('editor.series.refused');
}

/** `now`: what the variable is called so far, and may be called again. */
function refuseVariable(now: string): (name: string) => string | undefined {
  const workspace = Blockly.common.getMainWorkspace();
  const variables = workspace
    .getVariableMap()
    .getAllVariables()
    .map((one) => one.getName())
    .filter((name) => name !== now);
  const functions = workspace
    .getBlocksByType('functions_define')
    .map((block) => String(block.getFieldValue('NAME')));
  return (name) => {
    const code = refuseVariableName(name, { variables, functions });
    return code === undefined ? undefined : t(`editor.variable.refused.${code}`, { name });
  };
}
