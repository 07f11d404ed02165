// `npm start`: the parsed worker. `npm start -- FILE...`: the caller's own captures; options of `netgather parse` pass through.
import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { root, runNode } from "./lib/run.mjs";
import { setup } from "./lib/setup.mjs";

/** A worker's captures, in the order in which a person asks for them. */
function bundledCaptures() {
  const cpus = readdirSync(join(root, "samples/cpu-topology/ok")).filter((name) => /^lscpu.*\.txt$/.test(name));
  return [
    "ovs-vsctl/ok/ovs-vsctl-show.worker1.txt",
    "iptables/ok/iptables-L-nat.worker1.txt",
    "netstat/ok/netstat-nr.worker1.txt",
    "ifconfig/ok/ifconfig.ovn-k8s-mp0.txt",
    "network-config/ok/network-config.status.openshift-sdn.json",
    ...cpus
      .sort()
      .slice(0, 1)
      .map((name) => `cpu-topology/ok/${name}`),
  ].map((path) => join("samples", path));
}

await setup();
const main = join(root, "dist/cli/main.js");
const own = process.argv.slice(2);
// npm runs scripts in the package's folder and says in INIT_CWD where it was called.
const calledFrom = process.env.INIT_CWD ?? process.cwd();
const cwd = own.length > 0 && existsSync(calledFrom) ? resolve(calledFrom) : root;
process.exitCode = await runNode([main, "parse", ...(own.length > 0 ? own : bundledCaptures())], { cwd });
