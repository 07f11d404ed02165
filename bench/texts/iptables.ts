import { type BenchText, inOnePiece, numbers } from "./text.ts";

interface Rule {
  readonly target: string;
  readonly protocol: string;
  readonly source: string;
  readonly destination: string;
  readonly words: string;
}

const ANY = "0.0.0.0/0";
const HEADING = " pkts bytes target     prot opt in     out     source               destination         ";
const SERVICE_RULES = 7;

const sided = (address: string): string => (address.startsWith("!") ? address : ` ${address}`).padEnd(20);

/** One rule as print_firewall of iptables lays it out: the column before an address holds its `!`. */
function ruleLine({ target, protocol, source, destination, words }: Rule, packets: number): string {
  const counters = `${String(packets).padStart(5)} ${String(packets * 60).padStart(5)} `;
  return `${counters}${target.padEnd(9)}  ${protocol.padEnd(4)} --  *      *      ${sided(source)} ${sided(destination)}  ${words}`;
}

const suffix = (random: { below: (limit: number) => number }): string =>
  Array.from({ length: 16 }, () => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[random.below(32)]).join("");

/** kube-proxy's chains of one service with two endpoints, as `iptables -t nat -nvL` prints them. */
function serviceOf(index: number, random: { below: (limit: number) => number }) {
  const [service, ...endpoints] = [suffix(random), suffix(random), suffix(random)];
  const address = `172.30.${(index >> 8) & 255}.${index & 255}`;
  const name = `/* project-${index >> 3}/service-${index}:web`;
  const packets = (): number => (random.below(3) === 0 ? random.below(1500) : 0);
  const line = (rule: Omit<Rule, "protocol"> & { protocol?: string }): string =>
    ruleLine({ protocol: "tcp", ...rule }, packets());
  const entry = line({
    target: `KUBE-SVC-${service}`,
    source: ANY,
    destination: address,
    words: `${name} cluster IP */ tcp dpt:8080`,
  });
  const chain = [
    `Chain KUBE-SVC-${service} (1 references)`,
    HEADING,
    line({
      target: "KUBE-MARK-MASQ",
      source: "!10.128.0.0/14",
      destination: address,
      words: `${name} cluster IP */ tcp dpt:8080`,
    }),
    ...endpoints.map((endpoint, at) =>
      line({
        target: `KUBE-SEP-${endpoint}`,
        protocol: "all",
        source: ANY,
        destination: ANY,
        words: at === 0 ? `${name} */ statistic mode random probability 0.50000000000` : `${name} */`,
      }),
    ),
    "",
  ];
  const ends = endpoints.flatMap((endpoint, at) => {
    const pod = `10.${128 + (index & 3)}.${at + 2}.${random.below(250) + 2}`;
    return [
      `Chain KUBE-SEP-${endpoint} (1 references)`,
      HEADING,
      line({ target: "KUBE-MARK-MASQ", protocol: "all", source: pod, destination: ANY, words: `${name} */` }),
      line({ target: "DNAT", source: ANY, destination: ANY, words: `${name} */ tcp to:${pod}:8080` }),
      "",
    ];
  });
  return { entry, lines: [...chain, ...ends].slice(0, -1) };
}

/** About `rules` rules of kube-proxy, as `iptables -t nat -nvL` prints them. */
export function iptablesText(rules: number): BenchText {
  const random = numbers(1);
  const services = Array.from({ length: Math.ceil(rules / (SERVICE_RULES + 1)) }, (_, index) =>
    serviceOf(index, random),
  );
  const lines = [
    "Chain KUBE-SERVICES (2 references)",
    HEADING,
    ...services.map(({ entry }) => entry),
    ...services.flatMap((service) => ["", ...service.lines]),
  ];
  return { text: inOnePiece(lines), items: services.length * (SERVICE_RULES + 1), unit: "rule" };
}
