/** What a repair may look at beside the text. */
export interface RepairContext {
  /** Labels of the room that are known: of speakers, of people, and of mentions seen more than once. */
  isLabel: (label: string) => boolean;
  /** Whether a message that was said on this day, up to this one, bears the text or begins with it. */
  occurredBefore: (text: string) => boolean;
}

/** One thing that exports break, and how it is mended. */
export interface Repair {
  /** As the report counts it. */
  name: string;
  /** What it mends, in one sentence. */
  summary: string;
  /** Whether it applies to speaker labels too. */
  labels?: boolean;
  /** Whether what it takes out must not be shown: it is counted as a redaction, and the report hides it. */
  withholds?: boolean;
  /** Gives the mended text, equal to the old where there is only something to count; nothing if all is well. */
  apply: (text: string, context: RepairContext) => string | undefined;
}
