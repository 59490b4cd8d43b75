import type * as monaco from 'monaco-editor/editor';

/** A colon at the end; none of a comment, `# buttons:`. */
export const opensBlock = /^(?:[^#"']|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')*:\s*(?:#.*)?$/;

/** Brackets within brackets within brackets, all of them closed. */
const closed = [1, 2, 3].reduce((inner) => `(?:[^()[\\]{}]|[([{]${inner}[)\\]}])*`, '[^()[\\]{}]*');

/** The last line of its block, once it is whole: `return [` goes on. */
export const endsBlock = new RegExp(`^\\s+(?:break|continue|pass|return)\\b${closed}$`);

/** How Python is typed: brackets, comments, and one step to the right after a colon. */
export function pythonLanguage(
  action: typeof monaco.languages.IndentAction,
): monaco.languages.LanguageConfiguration {
  const pairs = [
    { open: '(', close: ')' },
    { open: '[', close: ']' },
    { open: '{', close: '}' },
    { open: '"', close: '"', notIn: ['string', 'comment'] },
    { open: "'", close: "'", notIn: ['string', 'comment'] },
  ];
  return {
    comments: { lineComment: '#' },
    brackets: [
      ['(', ')'],
      ['[', ']'],
      ['{', '}'],
    ],
    autoClosingPairs: pairs,
    surroundingPairs: pairs,
    onEnterRules: [
      { beforeText: opensBlock, action: { indentAction: action.Indent } },
      { beforeText: endsBlock, action: { indentAction: action.Outdent } },
    ],
  };
}

/** Colours: keywords, strings, numbers, comments, and names that are called. */
export const pythonTokens: monaco.languages.IMonarchLanguage = {
  keywords: (
    'False None True and as assert break class continue def del elif else except finally for from global if import ' +
    'in is lambda nonlocal not or pass raise return try while with yield'
  ).split(' '),
  tokenizer: {
    root: [
      [/#.*$/, 'comment'],
      [/[rRbBuUfF]{0,2}("""|''')/, { token: 'string', next: '@long.$1' }],
      [/[rRbBuUfF]{0,2}"([^"\\\n]|\\.)*("|$)/, 'string'],
      [/[rRbBuUfF]{0,2}'([^'\\\n]|\\.)*('|$)/, 'string'],
      [/\d[\w.]*/, 'number'],
      [
        /[A-Za-z_\u00a1-\uffff][\w\u00a1-\uffff]*(?=\s*\()/,
        { cases: { '@keywords': 'keyword', '@default': 'call' } },
      ],
      [
        /[A-Za-z_\u00a1-\uffff][\w\u00a1-\uffff]*/,
        { cases: { '@keywords': 'keyword', '@default': 'identifier' } },
      ],
      [/[()[\]{}]/, '@brackets'],
      [/[+\-*/%=<>!&|^~:,.;@]+/, 'delimiter'],
    ],
    long: [
      [/[^"'\\]+/, 'string'],
      [/\\./, 'string'],
      [/"""|'''/, { cases: { '$#==$S2': { token: 'string', next: '@pop' }, '@default': 'string' } }],
      [/["']/, 'string'],
    ],
  },
};
