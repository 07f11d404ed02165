import { cidrContains, parseIpAddress } from "netgather/net";
import { parseRoutes, type Route, type RoutesAst, routeLookup } from "netgather/netstat";
import { type Effort, heapOf, measure } from "./measure.ts";
import { against, figure, table } from "./table.ts";
import { netstatText } from "./texts/netstat.ts";

const ROUTES = 100_000;
const LOOKUPS = 100;
/** Bytes a route, and how many times faster than a look at every route. */
const BYTES = 130;
const FASTER = 1_000;

/** What anyone would write: every route looked at, the longest kept. */
function scan({ tables }: RoutesAst, address: NonNullable<ReturnType<typeof parseIpAddress>>): readonly Route[] {
  return tables.flatMap(({ routes }) =>
    routes.filter(({ destination }) => typeof destination === "string" && cidrContains(destination, address)),
  );
}

/** Which route an address takes, in a parsed table: time to make it ready and to ask it, against a look at every route. */
export function routeLookupTable(effort: Effort): string {
  const size = effort.rounds > 10 ? ROUTES : ROUTES / 10;
  const { ast } = parseRoutes(netstatText(size).text);
  const { lookup } = routeLookup(ast);
  const wanted = Array.from({ length: LOOKUPS }, (_, index) =>
    parseIpAddress(`172.${16 + (index % 4)}.${index}.${(index * 7) & 255}`),
  ).filter((address) => address !== null);
  const [first] = wanted;
  const time = measure(
    {
      build: () => routeLookup(ast),
      lookup: () => wanted.map((address) => lookup(address)),
      scan: () => (first === undefined ? [] : scan(ast, first)),
    },
    effort,
  );
  const faster = time.scan / (time.lookup / wanted.length);
  const heap = heapOf(() => routeLookup(ast));
  return table([
    ["routeLookup", "ms to build", "ns a look-up", "faster than a scan", "bytes a route"],
    [
      `${size.toLocaleString("en")} routes`,
      figure(time.build / 1e6),
      figure(time.lookup / wanted.length),
      `${figure(faster)} ${faster >= FASTER ? ">=" : "< "} ${FASTER.toLocaleString("en")}`,
      against(heap / size, BYTES),
    ],
  ]);
}
