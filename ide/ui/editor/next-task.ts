export { nextTask } from '../../base/next-task.ts';
