/** Parts of Monaco that ship without types: importing them is all they are for. */
declare module 'monaco-editor/editor/contrib/suggest/browser/suggestController';
