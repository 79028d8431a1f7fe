/** The environment variable by which the integration tells the loader and the pages of its build's work folder. */
const variable = 'QUNLU_WORK';

/** Returns the folder in which a build keeps what its steps hand on; while developing there is none. */
export const workFolder = (): string | undefined => process.env[variable];

/** Tells all steps of the build in this process where its work folder is. */
export function setWorkFolder(folder: string | undefined): void {
  if (folder === undefined) Reflect.deleteProperty(process.env, variable);
  else process.env[variable] = folder;
}
