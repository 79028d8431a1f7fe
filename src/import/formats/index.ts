import type { Format } from '../format.ts';
import { dayFile } from './day-file.ts';

/** Every format that can be imported. */
export const formats: readonly Format[] = [dayFile];
