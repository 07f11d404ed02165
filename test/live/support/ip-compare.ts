/** What text and JSON of the same state do not share: each is a limit that docs/formats/ip.md names. */
export const IP_LIMITS: Readonly<Record<string, string>> = {
  linkNetns: "the name of a namespace stands in the text, its number in the JSON",
  locked: "the lock of a metric stands in the text alone",
  multiQueue: "a tun without several queues says so in the JSON alone",
  learning: "a VXLAN that learns says so in the JSON alone",
  usual: "since 6.11 a VXLAN's text leaves out what is as usual, the JSON does not",
  masks: "a rule whose ports, DSCP or flow label have no mask has a full one in the JSON",
  dscp: "a DSCP with a mask is a number in the text and a name in the JSON",
  vfRates: "a virtual function without a rate says so in the JSON alone",
  xdpPrograms: "the lines of XDP programs are a list of their own; the JSON has them in otherAttributes.xdp",
  df: "a tunnel that leaves fragmentation as it is says so in the JSON alone",
  pmtudisc: "a gre tunnel that looks for the MTU of its path says so in the JSON alone",
  ttl: "a VXLAN that takes over the TTL says so in the text alone",
  missedErrors: "without -s -s the text has the missed packets and the JSON those that overran",
};

/** Values that go on between two commands, and how far. */
const moving: Readonly<Record<string, number>> = {
  validLifeTime: 5,
  preferredLifeTime: 5,
  expires: 5,
  used: 5,
  confirmed: 5,
  updated: 5,
};

/** The places at which two trees of one state differ, spans and form aside. */
export function differences(text: unknown, json: unknown, path = ""): readonly string[] {
  if (!isRecord(text) || !isRecord(json))
    return isSame(text, json, path) ? [] : [`${path}: ${JSON.stringify(text)} / ${JSON.stringify(json)}`];
  const keys = new Set([...Object.keys(text), ...Object.keys(json)]);
  return [...keys].flatMap((key) => {
    const at = `${path}.${key}`;
    return isLimit(key, text, json) ? [] : differences(text[key], json[key], at);
  });
}

/** What is false unless the text says it. */
const USUAL = new Set([
  "multiQueue",
  "external",
  "vnifilter",
  "proxy",
  "rsc",
  "l2miss",
  "l3miss",
  "udpZeroCsum6Tx",
  "udpZeroCsum6Rx",
  "remcsumTx",
  "remcsumRx",
  "mcroute",
]);

function isLimit(key: string, text: Record<string, unknown>, json: Record<string, unknown>): boolean {
  switch (key) {
    case "span":
    case "form":
    case "holes":
    case "emptyLists":
      return true;
    case "linkNetns":
      return json["linkNetnsid"] !== undefined;
    case "linkNetnsid":
      return text["linkNetns"] !== undefined;
    case "locked":
      return json[key] === undefined;
    case "learning":
    case "pmtudisc":
    case "udpCsum":
    case "localbypass":
      return text[key] === undefined && json[key] === true;
    case "maxTxRate":
    case "minTxRate":
      return text[key] === undefined && json[key] === 0;
    case "xdpPrograms":
      return json[key] === undefined;
    case "sportMask":
    case "dportMask":
      return text[key] === undefined && json[key] === 0xffff;
    case "dscpMask":
      return text[key] === undefined && json[key] === 0x3f;
    case "flowlabelMask":
      return text[key] === undefined && json[key] === 0xfffff;
    case "dscp":
      return text["dscpMask"] !== undefined;
    case "df":
      return text[key] === undefined && json[key] === "unset";
    case "ttl":
      return json[key] === undefined && text[key] === "inherit";
    case "missedErrors":
      return json[key] === undefined;
    case "overErrors":
      return text[key] === undefined;
    default:
      if (USUAL.has(key)) return text[key] === undefined && json[key] === false;
      return key.endsWith("Timer") && typeof text[key] === "number" && typeof json[key] === "number";
  }
}

function isSame(text: unknown, json: unknown, path: string): boolean {
  if (text === json) return true;
  if (Array.isArray(text) && Array.isArray(json) && text.length === 0) return json.length === 0;
  if (typeof text !== "number" || typeof json !== "number") return false;
  const leeway = moving[path.slice(path.lastIndexOf(".") + 1)] ?? (path.includes(".stats64.") ? 100_000 : 0);
  return Math.abs(text - json) <= leeway;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
