import { hasEscapes } from "../text/plain-text.ts";

/**
 * What a line has that a transcript finds a command in: the mark of a prompt, or the beginning of a heading's rule. A `>` behind a `<`, as in the flags of an
 * interface, is no prompt's. A time, a number or a machine's name may stand before it.
 *
 *     [root@worker1 ~]# ip route     > ip route     + ip route     10:02:11 + ip route     ==== ip route ====
 *                     ^              ^              ^                       ^              ^^
 */
const MARK =
  /[#$%❯➜➤\ue0b0]|==|\*\*\*|~~~|---|\] ?>|<summary>|Every \d|[\t :]\++ |^(?:[^<>\r\n\u2028\u2029]*>|[^\w\r\n\u2028\u2029]*\+)/m;

/** Returns whether `parseTranscript` might find a command in a text: a look at its characters, by which most clean captures are told. */
export function mayShowCommand(text: string): boolean {
  return hasEscapes(text) || MARK.test(text);
}
