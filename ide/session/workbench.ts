import type { Store } from '../base/store.ts';
import type { BoardChoice } from '../board/board-choice.ts';
import type { Board, RunReport } from '../board/board.ts';
import type { VirtualControls } from '../board/virtual-controls.ts';
import type { LessonPlayer } from '../lesson/lesson-player.ts';
import type { Project } from '../project/project.ts';
import type { Recording } from '../samples/recording.ts';
import type { BoardHookup } from './board-hookup.ts';
import type { DeskHistory, Twin } from './desk-history.ts';
import type { FileNameProblem } from './file-name.ts';
import type { PythonReader } from './python-reader.ts';
import type { KeeperNotice } from './project-keeper.ts';

export type SaveState =
  | { readonly state: 'saved' }
  | { readonly state: 'saving' }
  /** The work is still in this tab; the text says how to keep it. */
  | { readonly state: 'failed'; readonly reason: 'full' | 'denied' | 'unknown' }
  /** Another tab has this project; this one reads along until it is taken over. */
  | { readonly state: 'elsewhere' };

/** A file that was taken out of the project, until it is put back or another one follows it. */
export interface RemovedFile {
  readonly name: string;
  readonly text: string;
}

/** Something the program got wrong, at its line, with a text key and values. */
export interface ProgramProblem {
  /** The file it is in; missing: main.py. */
  readonly file?: string;
  /** Line in that file, from 1, where known. */
  readonly line: number | undefined;
  /** `NameError`, `SyntaxError`, ... or `''` when Python did not say. */
  readonly type: string;
  /** Message key of the explanation for a pupil, with its values. */
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
  /** One sentence more: where the value comes from. */
  readonly more?: Pick<ProgramProblem, 'key' | 'values'>;
  /** What Python printed, unchanged. */
  readonly original: string;
  /** One change that would mend it: replace `from` with `to` on the line. */
  readonly fix?: { readonly from: string; readonly to: string };
}

/** How a program ended. */
export interface ProgramEnd {
  /** Line of main.py, from 1, where an exception stopped it. */
  readonly line: number | undefined;
}

/** What is on a pupil's desk: one project, one board, what came back from it, and perhaps a lesson. */
export interface Workbench {
  readonly project: Store<Project>;
  readonly saving: Store<SaveState>;
  /** Moments of this project that can be had back. */
  readonly history: DeskHistory;
  /** What another tab did to this project. */
  readonly notice: Store<KeeperNotice | undefined>;
  /** The board in use, whichever it is. */
  readonly board: Board;
  /** Which boards there are, and which is in use. */
  readonly boards: BoardChoice;
  /** Getting hold of another one, and what kept it from working. */
  readonly hookup: BoardHookup;
  /** How the program got to the board; undefined while none is there. */
  readonly report: Store<RunReport | undefined>;
  /** Present while the board in use is the virtual one. */
  readonly virtual: VirtualControls | undefined;
  /** Lines and samples since Run. */
  readonly recording: Recording;
  /** What stopped the program, or what its text gets wrong. */
  readonly problem: Store<ProgramProblem | undefined>;
  /** The program has come to its end, by itself or by an exception at a line; undefined while it runs. */
  readonly ended: Store<ProgramEnd | undefined>;
  /** Present when the project belongs to a lesson. */
  readonly player: LessonPlayer | undefined;
  /** True while the step's checks are being tried on a fresh virtual board. */
  readonly checking: Store<boolean>;
  /** From the blocks editor: the document and the Python it generates. */
  editBlocks(blocks: unknown, python: string): void;
  /** Which micro:bit the program is for, as far as the board in use tells; undefined while nobody knows. */
  readonly model: Store<'v1' | 'v2' | undefined>;
  /** Reads the program while it is written. */
  readonly python: PythonReader;
  /** Name of the file on screen in the Python editor; main.py at first. */
  readonly openFile: Store<string>;
  /** The file removed last, for as long as it can be had back. */
  readonly removedFile: Store<RemovedFile | undefined>;
  showFile(name: string): void;
  /** Adds a file and shows it; `helper` becomes `helper.py`. Says why not, when it cannot be called that. */
  addFile(name: string, text?: string): FileNameProblem | undefined;
  /** Gives a file another name, in the other files' imports too. */
  renameFile(from: string, to: string): Promise<FileNameProblem | undefined>;
  /** Takes a file out of the project; {@link restoreFile} puts the last one back. main.py stays. */
  removeFile(name: string): void;
  restoreFile(): void;
  /** From the Python editor, for the file on screen. */
  editPython(source: string): void;
  /** The same for any of the project's files; others than these are not made. */
  editFile(name: string, text: string): void;
  /** Shows the other editor; the project keeps both forms in step. */
  switchEditor(editor: 'blocks' | 'python'): Promise<void>;
  rename(name: string): void;
  /** Makes a second project of the program, which is not opened; undefined when it could not be kept. */
  duplicate(): Promise<Twin | undefined>;
  /** Another tab has put the project into the bin: not with this desk open. */
  takeOutOfBin(): void;
  /** Brings the program to the board and starts it, and tries the step's checks on fresh virtual boards. */
  run(): Promise<void>;
  /** Ends the program, or calls it off while it is on its way. */
  stop(): Promise<void>;
  /** Presses the board's reset button: its program, and what is recorded of it, begin again. */
  reset(): Promise<void>;
  /** Puts the step's starter back; what was there is kept in the history and can be had back. */
  restart(): void;
  takeOver(): void;
  close(): void;
}
