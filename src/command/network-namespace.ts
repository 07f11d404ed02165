/** The options of nsenter(1) whose value is a word of its own. */
const NSENTER_VALUE = /^(?:-[a-zA-Z]*[tSG]|--(?:target|setuid|setgid))$/;
const NETNS_FILE = /^(?:\/var)?\/run\/netns\/([^/]+)$/;

/** A network namespace that words lead into, and the words behind them. */
export interface Entered {
  /** Its name for ip-netns(8), else the file that shows it; `null` for that of the machine: `nsenter -t 1 -n`. */
  readonly namespace: string | null;
  readonly rest: readonly string[];
}

/**
 * Returns the network namespace that a command enters before it runs another, `null` when it enters none.
 *
 *     ip netns exec blue ip route     nsenter -t 1234 -n ip route     nsenter --net=/run/netns/blue ip route
 */
export function enteredNamespace(words: readonly string[]): Entered | null {
  const [program = "", ...behind] = words;
  if (/(?:^|\/)nsenter$/.test(program)) return byNsenter(behind);
  if (!/(?:^|\/)ip$/.test(program)) return null;
  const at = behind.findIndex((word) => !word.startsWith("-"));
  const [netns, exec, namespace] = behind.slice(at);
  if (at < 0 || netns !== "netns" || exec !== "exec" || namespace === undefined) return null;
  return { namespace, rest: behind.slice(at + 3) };
}

function byNsenter(words: readonly string[]): Entered | null {
  let target = "";
  let file: string | null = null;
  let at = 0;
  for (let word = words[at]; word?.startsWith("-") && word !== "--"; word = words[at]) {
    const hasValue = NSENTER_VALUE.test(word);
    if (/^(?:-[a-zA-Z]*t|--target)$/.test(word)) target = words[at + 1] ?? "";
    target = /^(?:-t|--target=)(.+)$/.exec(word)?.[1] ?? target;
    if (/^(?:-[a-zA-Z]*[na][a-zA-Z]*|--net|--all)$/.test(word)) file ??= "";
    file = /^(?:-n|--net=)(.*\/.*)$/.exec(word)?.[1] ?? file;
    at += hasValue ? 2 : 1;
  }
  const rest = words.slice(at);
  if (file === null) return null;
  if (file !== "") return { namespace: NETNS_FILE.exec(file)?.[1] ?? file, rest };
  return { namespace: target === "1" || target === "" ? null : `/proc/${target}/ns/net`, rest };
}
