import { bodyOf, type MessageView } from './day-view.ts';

/** A picture that a message shows. */
export interface PictureView {
  src?: string | undefined;
  alt?: string | undefined;
  width?: number | undefined;
  height?: number | undefined;
}

/** Returns the pictures of a message: its own, and those in its text. */
export function picturesOf(view: MessageView): PictureView[] {
  const { message } = view;
  const inText = bodyOf(view).inlines.flatMap((inline) =>
    inline.type === 'image' ? [{ src: inline.src, alt: inline.name }] : [],
  );
  if (message.kind !== 'image') return inText;
  const { src, alt = message.text, width, height } = message;
  return [{ src, alt, width, height }, ...inText];
}
