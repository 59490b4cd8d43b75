import { createHash } from 'node:crypto';
import ts from 'typescript';

/**
 * basedpyright's browser build is one webpack bundle of 17.5 MB: a language server, all of typeshed and
 * fifteen languages. A type checker is 1.3 MB of it. What follows takes that out, module by module (ADR 0011).
 *
 * Module numbers and what stands in the bundle hold for this very build and no other, hence the hash. A new
 * version means: look each number up again by what it exports, and let the tests say what is missing.
 */
export const pyrightVersion = '1.39.4';
const pyrightHash = '144c79b92afed97689b957fad70b1ee981a6711a4f633868eed4acf3a33adfcf';

/** What the checker (ide/python/types/checker.ts) uses, by the module that exports it. */
const wanted: Readonly<Record<string, readonly [module: number, name: string]>> = {
  Program: [8256, 'Program'],
  ConfigOptions: [1659, 'ConfigOptions'],
  createServiceProvider: [2195, 'createServiceProvider'],
  setGetRawString: [2064, 'setGetRawString'],
  ParameterizedString: [2064, 'ParameterizedString'],
  Uri: [9440, 'Uri'],
  NullConsole: [1618, 'NullConsole'],
  pythonVersion: [2345, 'pythonVersion3_13'],
};

interface Replacement {
  readonly module: number;
  /** Names that the original exports: proof that the number still means what is written here. */
  readonly instead: readonly string[];
  readonly code: string;
}

/** Modules that a checker can do without, and the little that is used of them. */
const replacements: readonly Replacement[] = [
  // Messages: not a word of them is used, see `setGetRawString` in checker.ts.
  ...[2606, 8383, 562, 5504, 7764, 365, 6029, 8594, 4304, 6999, 1555, 5441, 8978, 1016, 5488].map(
    (module) => ({ module, instead: [], code: '' }),
  ),
  {
    module: 8446,
    instead: ['BaselineHandler'],
    code: 'n.BaselineHandler=class{invalidateCache(){}write(){}sortDiagnosticsAndMatchBaseline(u,c,d){return d}};',
  },
  {
    module: 9635,
    instead: ['OperationCanceledException', 'throwIfCancellationRequested', 'DefaultCancellationProvider'],
    code:
      'class X extends Error{static is(e){return e instanceof X}}n.OperationCanceledException=X;' +
      'n.throwIfCancellationRequested=()=>{};n.invalidateTypeCacheIfCanceled=f=>f();' +
      'n.CancellationProvider={is:e=>!!e&&!!e.createCancellationTokenSource};' +
      'n.DefaultCancellationProvider=class{createCancellationTokenSource(){return{token:{isCancellationRequested:false}}}};',
  },
  {
    module: 4202,
    instead: ['ProposedFeatures', 'NotebookDocuments'],
    code: 'n.CancellationToken={None:{isCancellationRequested:false}};n.LSPErrorCodes={RequestCancelled:-32800};',
  },
  {
    module: 1117,
    instead: ['ImportResolver', 'createImportedModuleDescriptor'],
    code:
      'n.createImportedModuleDescriptor=m=>{const d=/^\\.*/.exec(m)[0].length;' +
      'return{leadingDots:d,nameParts:m===""?[]:m.slice(d).split("."),importedSymbols:new Set()}};',
  },
  {
    module: 270,
    instead: ['getTypeShedFallbackPath', 'moduleIsInList'],
    code: 'n.getPathsFromPthFiles=()=>[];n.moduleIsInList=(l,m)=>l.some(e=>(m+".").startsWith(e+"."));',
  },
  {
    module: 8313,
    instead: ['PartialStubService', 'SupportPartialStubs'],
    code: 'n.SupportPartialStubs={is:()=>false};n.PartialStubService=class{};',
  },
  { module: 607, instead: ['convertDocStringToPlainText'], code: 'n.convertDocStringToPlainText=e=>e;' },
  { module: 4362, instead: ['extractParameterDocumentation'], code: '' },
  { module: 4009, instead: ['TypeStubWriter'], code: '' },
  { module: 4902, instead: ['formatControlFlowGraph'], code: '' },
  { module: 7697, instead: ['createTracePrinter'], code: '' },
  // Only short strings are copied with it, to let go of the text they were cut from.
  {
    module: 1048,
    instead: ['hp'],
    code: 'n.hp={from:s=>({toString:()=>s})};',
  },
  { module: 8041, instead: [], code: '' },
  {
    module: 6505,
    instead: ['getHeapStatistics'],
    code:
      'n.getSystemMemoryInfo=()=>({total:0,free:0});' +
      'n.getHeapStatistics=()=>({used_heap_size:0,heap_size_limit:1});',
  },
];

interface Patch {
  readonly module: number;
  readonly why: string;
  readonly from: string;
  readonly to: string;
}

/** Small changes inside of modules that stay. Each must be found exactly once. */
const patches: readonly Patch[] = [
  {
    module: 3781,
    why:
      'inferTypeOfParamFromDefaultValue: `def show(value=0)` is no promise that value is a number; a pupil may call ' +
      'show("hello") and mean it',
    from: 'function Sr(e){const n=ke(e,1).type;let t;',
    to: 'function Sr(e){return;const n=ke(e,1).type;let t;',
  },
];

export class ReductionError extends Error {
  override readonly name = 'ReductionError';
}

/** Takes the type checker out of `pyright.worker.js`: the text of an ES module with what is `wanted`. */
export function reducePyright(worker: string): string {
  const hash = createHash('sha256').update(worker).digest('hex');
  if (hash !== pyrightHash)
    throw new ReductionError(`browser-basedpyright is not version ${pyrightVersion}: ${hash}`);
  const modules = modulesOf(worker);
  for (const { module, instead, code } of replacements) {
    const body = modules.get(module);
    if (body === undefined) throw new ReductionError(`There is no module ${module} to replace`);
    for (const name of instead) expectExport(module, body, name);
    modules.set(module, `${module}(e,n,t){${code}}`);
  }
  for (const { module, why, from, to } of patches) {
    const body = modules.get(module) ?? '';
    const times = body.split(from).length - 1;
    if (times !== 1) throw new ReductionError(`Found ${times} times in module ${module}: ${why}`);
    modules.set(
      module,
      body.replace(from, () => to),
    );
  }
  for (const [module, name] of Object.values(wanted)) expectExport(module, modules.get(module) ?? '', name);
  const kept = reachable(
    modules,
    Object.values(wanted).map(([module]) => module),
  );
  const bodies = [...kept].sort((a, b) => a - b).map((module) => modules.get(module) ?? '');
  return [
    `/*! basedpyright ${pyrightVersion}, MIT: see type-checker-licences.txt */`,
    `const modules={${bodies.join(',')}};`,
    'const loaded={};',
    'function need(id){',
    'const known=loaded[id];if(known!==undefined)return known.exports;',
    'const made=loaded[id]={id,loaded:false,exports:{}};',
    'modules[id].call(made.exports,made,made.exports,need);made.loaded=true;return made.exports}',
    'need.d=(e,n)=>{for(const r in n)if(need.o(n,r)&&!need.o(e,r))',
    'Object.defineProperty(e,r,{enumerable:true,get:n[r]})};',
    'need.o=(e,n)=>Object.prototype.hasOwnProperty.call(e,n);',
    'need.g=globalThis;',
    "need.r=e=>{Object.defineProperty(e,Symbol.toStringTag,{value:'Module'});",
    "Object.defineProperty(e,'__esModule',{value:true})};",
    'need.nmd=e=>{e.paths=[];e.children||(e.children=[]);return e};',
    ...Object.entries(wanted).map(
      ([name, [module, exported]]) => `export const ${name}=need(${module}).${exported};`,
    ),
  ].join('\n');
}

/** The bundle's table of modules: `(()=>{var e={9(e,n,t){...},...},n={};...})()`. */
function modulesOf(worker: string): Map<number, string> {
  const file = ts.createSourceFile('worker.js', worker, ts.ScriptTarget.ESNext, false, ts.ScriptKind.JS);
  let table: ts.ObjectLiteralExpression | undefined;
  const find = (node: ts.Node): void => {
    if (table !== undefined) return;
    if (ts.isObjectLiteralExpression(node)) table = node;
    else ts.forEachChild(node, find);
  };
  find(file);
  const modules = new Map<number, string>();
  for (const property of table?.properties ?? []) {
    if (!ts.isMethodDeclaration(property) || !ts.isNumericLiteral(property.name))
      throw new ReductionError('The first object of the bundle is not its table of modules');
    modules.set(Number(property.name.text), worker.slice(property.pos, property.end).trim());
  }
  return modules;
}

function expectExport(module: number, body: string, name: string): void {
  if (!new RegExp(`\\bn\\.${name}\\s*=|\\bn,"${name}"|"${name}"`).test(body))
    throw new ReductionError(`Module ${module} does not export ${name}`);
}

/** A module names what it needs by its third parameter: `e.exports=t(9572)`. */
function reachable(modules: ReadonlyMap<number, string>, from: readonly number[]): Set<number> {
  const seen = new Set(from);
  for (const module of seen) {
    const body = modules.get(module);
    if (body === undefined) throw new ReductionError(`There is no module ${module}`);
    const require = /^\d+\(\w+(?:,\w+(?:,([\w$]+))?)?\)/.exec(body)?.[1];
    if (require === undefined) continue;
    for (const [, id] of body.matchAll(
      new RegExp(`(?<![\\w.$])${require.replace('$', '\\$')}\\((\\d+)\\)`, 'g'),
    ))
      seen.add(Number(id));
  }
  return seen;
}
