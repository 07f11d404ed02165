import { enteredNamespace } from "../command/network-namespace.ts";
import type { CommandLine } from "../transcript/index.ts";

/** Where commands run: a machine, a pod or container on one, a network namespace of it. Each is there when the text names it. */
export interface Place {
  readonly host?: string;
  readonly pod?: string;
  readonly namespace?: string;
}

/** Where a command takes another, or the person who typed it. */
export interface Remote {
  readonly place: Place;
  /** Whether it opens a shell there, so that the lines below run there too. */
  readonly isShell: boolean;
}

/** The options with a value of ssh(1), and of `oc` and `kubectl` before and behind the word for what to do. */
const SSH_VALUE = /^-[BbcDEeFIiJLlmOoPpQRSWw]$/;
const KUBE_VALUE =
  /^(?:-[ncsfl]|--(?:namespace|container|context|cluster|kubeconfig|server|token|user|as|as-group|image|to-namespace|pod-running-timeout|request-timeout|filename))$/;
const EXEC_VALUE = /^(?:-[euw]|--(?:env|env-file|user|workdir|detach-keys))$/;
const RUN_VALUE =
  /^(?:-[achelmpuvw]|--(?:add-host|cap-add|cap-drop|cpus|detach-keys|device|dns|entrypoint|env|env-file|hostname|ipc|label|memory|mount|name|net|network|pid|platform|publish|pull|restart|security-opt|sysctl|tmpfs|ulimit|user|userns|volume|workdir))$/;
const CONTAINERS = /^(?:podman|docker|crictl|nerdctl|lxc|incus)$/;

const SHELL = /^(?:.*\/)?(?:ba|a|da|k|z)?sh$/;
/** Words that change where or as whom a command runs on the same machine. */
const WRAPPER = /^(?:.*\/)?(?:sudo|time|env|exec|command|nohup)$/;

/** Returns where a command line runs its program, when that is another machine, pod or container; `null` when it runs here. */
export function remoteOf(line: CommandLine): Remote | null {
  const [pipeline] = line.pipelines;
  const words = (pipeline?.commands[0]?.words ?? []).slice(0, 200).map(({ value }) => value);
  const at = words.findIndex((word) => !WRAPPER.test(word) && !word.startsWith("-") && !/^\w+=/.test(word));
  const program = words[at]?.replace(/^.*\//, "");
  const rest = words.slice(at + 1);
  if (program === "ssh") return sshRemote(rest);
  if (program === "oc" || program === "kubectl") return kubeRemote(rest);
  if (program !== undefined && CONTAINERS.test(program)) return containerRemote(rest);
  return null;
}

/** Returns the place of a further shell that a command opens on the same machine, `null` when it opens none: `chroot /host`, `bash`, `su -`, `sudo -i`, `ip netns exec NAME bash`. */
export function innerShell(line: CommandLine, around: Place): Place | null {
  const [first, second] = line.pipelines;
  if (second !== undefined || first === undefined || first.commands.length > 1) return null;
  const words = (first.commands[0]?.words ?? []).slice(0, 50).map(({ value }) => value);
  const entered = enteredNamespace(
    words.slice(words.findIndex((word) => !WRAPPER.test(word) && !word.startsWith("-"))),
  );
  if (!isShellCall(entered?.rest ?? words)) return null;
  if (entered === null) return around;
  const { namespace: _, ...place } = around;
  return entered.namespace === null ? place : { ...place, namespace: entered.namespace };
}

/** `ssh -p 22 core@worker1 sudo ovs-vsctl show` */
function sshRemote(words: readonly string[]): Remote | null {
  const at = plainWord(words, 0, SSH_VALUE);
  const host = words[at]?.replace(/^[^@]*@/, "");
  return isName(host) ? { place: { host }, isShell: isShellCall(words.slice(at + 1)) } : null;
}

/** `oc debug node/worker1 -- chroot /host iptables -S`, `kubectl -n NAMESPACE exec -it POD -c CONTAINER -- sh` */
function kubeRemote(words: readonly string[]): Remote | null {
  const verbAt = plainWord(words, 0, KUBE_VALUE);
  const verb = words[verbAt];
  if (verb === undefined || !/^(?:debug|exec|rsh|run|attach)$/.test(verb)) return null;
  const nameAt = plainWord(words, verbAt + 1, KUBE_VALUE);
  const name = words[nameAt] ?? "";
  const dashes = words.indexOf("--", nameAt);
  const inner =
    dashes >= 0 ? words.slice(dashes + 1) : verb !== "exec" && verb !== "rsh" ? [] : words.slice(nameAt + 1);
  const node = /^(?:no|nodes?)\/(.+)$/.exec(name)?.[1];
  const named = node ?? name.replace(/^(?:po|pods?)\//, "");
  if (!isName(named)) return null;
  return { place: node === undefined ? { pod: named } : { host: node }, isShell: isShellCall(inner) };
}

/** `podman exec -it NAME sh`, `docker run --rm --name NAME IMAGE ip route`; on the machine's network a container's is that of the machine. */
function containerRemote(words: readonly string[]): Remote | null {
  const [verb] = words;
  if (verb !== "exec" && verb !== "run") return null;
  const at = plainWord(words, 1, verb === "exec" ? EXEC_VALUE : RUN_VALUE);
  const options = words.slice(1, at).join(" ");
  if (verb === "run" && /(?:^| )--net(?:work)?[= ]host(?: |$)/.test(options)) return null;
  const pod = (verb === "run" ? /(?:^| )--name[= ](\S+)/.exec(options)?.[1] : undefined) ?? words[at];
  if (pod === undefined || !/^[\w./:@-]{1,253}$/.test(pod)) return null;
  const inner = words.slice(at + 1).filter((word) => word !== "--");
  return { place: { pod }, isShell: isShellCall(inner) };
}

/** The first word that is no option and no option's value. */
function plainWord(words: readonly string[], from: number, withValue: RegExp): number {
  let at = from;
  while (at < words.length && words[at]?.startsWith("-") === true) at += withValue.test(words[at] ?? "") ? 2 : 1;
  return at;
}

/** No words at all, a shell without `-c`, or what changes root, namespace or user and then runs one. */
function isShellCall(words: readonly string[]): boolean {
  const [first, ...rest] = words.filter((word) => !WRAPPER.test(word));
  if (first === undefined) return words.length === 0 || words.some((word) => /^(?:-i|-s|--login|--shell)$/.test(word));
  if (/^-[isH]{1,3}$/.test(first)) return rest.length === 0;
  if (SHELL.test(first)) return rest.every((word) => word.startsWith("-") && word !== "-c");
  if (first === "su") return !rest.includes("-c");
  if (first === "chroot") return isShellCall(rest.slice(1));
  const entered = enteredNamespace([first, ...rest]);
  return entered !== null && isShellCall(entered.rest);
}

/** A variable or pattern in place of a name does not tell it. */
function isName(word: string | undefined): word is string {
  return word !== undefined && /^\[?[\w.:-]{1,253}\]?$/.test(word);
}
