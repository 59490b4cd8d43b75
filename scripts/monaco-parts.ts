import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/** Below `monaco-editor/esm/vs/`. */
const leftOut: Readonly<Record<string, string>> = {
  // Comparing two texts is the history's business, and drawn without Monaco.
  'editor/browser/widget/diffEditor/diffEditorWidget.js': 'export class DiffEditorWidget {}',
  'editor/browser/widget/multiDiffEditor/multiDiffEditorWidget.js': 'export class MultiDiffEditorWidget {}',
  // The list of all commands; F1 shows our keys.
  'editor/standalone/browser/quickInput/standaloneQuickInputService.js':
    'export class StandaloneQuickInputService {}',
  // Only the lists of references and commands ask for it.
  'platform/list/browser/listService.js': `
    import { createDecorator } from '../../instantiation/common/instantiation.js';
    export const IListService = createDecorator('listService');
    export class ListService {}`,
  // What a hover could show of languages that are not Python on a micro:bit.
  'editor/contrib/inlayHints/browser/inlayHintsHover.js': 'export class InlayHintsHover {}',
  'editor/contrib/colorPicker/browser/hoverColorPicker/hoverColorPickerParticipant.js':
    'export class ColorHover {} export class HoverColorPickerParticipant {}',
  'editor/contrib/colorPicker/browser/hoverColorPicker/hoverColorPicker.js':
    'export const isOnColorDecorator = () => false;',
  'editor/contrib/inlineCompletions/browser/hintsWidget/inlineCompletionsHintsWidget.js':
    'export class InlineSuggestionHintsContentWidget {}',
  'editor/contrib/gotoSymbol/browser/link/goToDefinitionAtPosition.js':
    'export class GotoDefinitionAtPositionEditorContribution { static get() { return null; } }',
  // Monaco's own tour of problems; F8 is ours.
  'editor/contrib/gotoError/browser/gotoError.js':
    'export class MarkerController { static get() { return null; } } export class NextMarkerAction {}',
  // `pasteAs` is off.
  'editor/contrib/dropOrPasteInto/browser/copyPasteController.js':
    'export class CopyPasteController { static get() { return null; } }',
  // `suggest.preview` and text in grey are off.
  'editor/contrib/suggest/browser/suggestInlineCompletions.js': '',
  // A list to choose from in a bar of tools.
  'base/browser/ui/selectBox/selectBox.js':
    'export class SelectBox {} export const SeparatorSelectOption = {};',
  'editor/common/model/tokens/treeSitter/treeSitterSyntaxTokenBackend.js':
    'export class TreeSitterSyntaxTokenBackend {}',
  // `experimentalGpuAcceleration` is off.
  'editor/browser/gpu/viewGpuContext.js': 'export class ViewGpuContext {}',
  'editor/browser/viewParts/viewLinesGpu/viewLinesGpu.js': 'export class ViewLinesGpu {}',
  'editor/browser/viewParts/rulersGpu/rulersGpu.js': 'export class RulersGpu {}',
  'editor/browser/viewParts/gpuMark/gpuMark.js': 'export class GpuMarkOverlay {}',
  // `minimap.enabled` is false, but the view wants one.
  'editor/browser/viewParts/minimap/minimap.js': `
    import { createFastDomNode } from '../../../../base/browser/fastDomNode.js';
    import { ViewPart } from '../../view/viewPart.js';
    export class Minimap extends ViewPart {
      getDomNode() { return (this.node ??= createFastDomNode(document.createElement('div'))); }
      prepareRender() {}
      render() {}
    }`,
  // What Monaco would do in a worker of its own, or without one on the page; nothing that we use asks for it.
  'editor/common/services/editorWebWorker.js': 'export class EditorWorker {}',
  'base/common/observableInternal/logging/debugger/devToolsLogger.js': 'export class DevToolsLogger {}',
};

/** What is written otherwise: a text that must be there, and what stands for it. */
const mended: Readonly<Record<string, readonly [from: string, to: string]>> = {
  // Made while a script of megabytes runs for the first time, an Error costs a third of a second on a slow machine
  // that is looked at (by a benchmark, or a teacher with the developer tools): the engine reads the whole script once
  // more to know the line. Nobody asks this one for it.
  'platform/contextkey/common/contextkey.js': [
    'this._parseError = new Error();',
    'this._parseError = Object.create(Error.prototype);',
  ],
};

/**
 * Leaves those parts of Monaco out of the application that it imports whether they are used or not: a third of what a
 * pupil would wait for. What stands in for them has the names that are imported and does nothing. The files are those
 * of the version in package.json: one that is not met ends the build.
 */
export function monacoParts(): Plugin {
  return {
    name: 'monaco-parts',
    setup(build) {
      const met = new Set<string>();
      build.onStart(() => met.clear());
      build.onLoad({ filter: /monaco-editor[\\/]esm[\\/]vs[\\/].*\.js$/ }, async ({ path }) => {
        const name = path.replaceAll('\\', '/').replace(/^.*\/monaco-editor\/esm\/vs\//, '');
        const instead = leftOut[name];
        const change = mended[name];
        if (instead === undefined && change === undefined) return undefined;
        met.add(name);
        const resolveDir = path.replace(/[\\/][^\\/]*$/, '');
        if (instead !== undefined) return { contents: instead, loader: 'js', resolveDir };
        const source = await readFile(path, 'utf8');
        if (change === undefined || !source.includes(change[0]))
          return { errors: [{ text: `${name} is not as it was: see scripts/monaco-parts.ts.` }] };
        return { contents: source.replace(change[0], change[1]), loader: 'js', resolveDir };
      });
      build.onEnd(() => {
        // A build of something else, such as a worker, has no Monaco at all.
        if (met.size === 0) return undefined;
        const missed = [...Object.keys(leftOut), ...Object.keys(mended)].filter((name) => !met.has(name));
        return {
          errors: missed.map((name) => ({ text: `${name} is not in Monaco: see scripts/monaco-parts.ts.` })),
        };
      });
    },
  };
}
