import { shortened } from "./label.ts";

/** A name longer than this is shortened in its middle: as long as `patch-br-int-to-br-ex_worker1.example.org` may be. */
const NAME_LIMIT = 44;

/** So are notes, and the line below the title. */
const NOTE_LIMIT = 84;
const SUBTITLE_LIMIT = 240;

/** A name as it is drawn; the empty one as the quotes around it. */
export const drawnName = (name: string): string => (name === "" ? '""' : shortened(name, NAME_LIMIT));

/** A note as it is drawn. */
export const drawnNote = (note: string): string => shortened(note, NOTE_LIMIT);

/** The line below the title as it is drawn. */
export const drawnSubtitle = (subtitle: string): string => shortened(subtitle, SUBTITLE_LIMIT);
