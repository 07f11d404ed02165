import type { LineShapes } from "./bsd-shape.ts";

/** Bridges: FreeBSD, NetBSD, DragonFly and macOS (ifbridge.c, brconfig.c), OpenBSD (brconfig.c). */
export const BRIDGE_SHAPES: LineShapes = {
  id: [
    ["", "word", "id"],
    ["priority ", "number", "priority"],
    ["hellotime ", "number", "hellotime"],
    ["fwddelay ", "number", "fwddelay"],
  ],
  maxage: [
    ["", "number", "maxage"],
    ["holdcnt ", "number", "holdcnt"],
    ["proto ", "word", "proto"],
    ["maxaddr ", "number", "maxaddr"],
    ["timeout ", "number", "timeout"],
  ],
  "root id": [
    ["", "word", "id"],
    ["priority ", "number", "priority"],
    ["ifcost ", "number", "ifcost"],
    ["port ", "number", "port"],
  ],
  ipfilter: [
    ["", "word", "state"],
    ["flags ", "bits", "flags"],
  ],
  // OpenBSD: priority 32768 hellotime 2 fwddelay 15 maxage 20 holdcnt 6 proto rstp
  priority: [
    ["", "number", "priority"],
    ["hellotime ", "number", "hellotime"],
    ["fwddelay ", "number", "fwddelay"],
    ["maxage ", "number", "maxage"],
    ["holdcnt ", "number", "holdcnt"],
    ["proto ", "word", "proto"],
  ],
  "designated:": [
    ["id ", "word", "id"],
    ["priority ", "number", "priority"],
  ],
  "member:": [
    ["", "word", "interface"],
    ["flags=", "bits", "flags"],
  ],
  ifmaxaddr: [
    ["", "number", "ifmaxaddr"],
    ["port ", "number", "port"],
    ["priority ", "number", "priority"],
    ["path cost ", "number", "pathCost"],
    ["proto ", "word", "proto"],
  ],
  port: [
    ["", "number", "port"],
    ["priority ", "number", "priority"],
    ["path cost ", "number", "pathCost"],
    ["ifpriority ", "number", "ifpriority"],
    ["ifcost ", "number", "ifcost"],
    ["proto ", "word", "proto"],
  ],
  role: [
    ["", "word", "role"],
    ["state ", "word", "state"],
  ],
  hostfilter: [["", "rest", "hostfilter"]],
};
