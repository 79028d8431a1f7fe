import type { Repair } from './repair.ts';

/** Characters that no keyboard types. A tab between two Latin words becomes the space that it was. */
export const controlCharacters: Repair = {
  name: 'control-characters',
  summary: 'control characters and tabs dropped',
  labels: true,
  apply: (text) => {
    const after = text.replace(/(?<=\w)\t+(?=\w)/g, ' ').replace(/[\0-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f]/g, '');
    return after === text ? undefined : after;
  },
};
