import { connect, createServer, type Server, type Socket } from "node:net";
import { plainInterface, plainPort } from "../arbitraries/ovs-switch.ts";
import type { Figures } from "./figures.ts";
import { checkText, noteOf, type OvsBench, snapshot } from "./ovs-checks.ts";
import { load } from "./ovs-loading.ts";
import { until } from "./ovs-server.ts";

// A controller and a manager of our own, so that the daemons themselves write `is_connected`.

/** OFPT_HELLO of OpenFlow 1.0: version, type, length, transaction. */
const HELLO = Buffer.from([1, 0, 0, 8, 0, 0, 0, 1]);

function startController(path: string): Server {
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.on("data", () => undefined);
    socket.write(HELLO);
  });
  return server.listen(path);
}

/** Shows a switch of which one manager and one controller are connected, and one of each are not. */
export async function checkConnected(bench: OvsBench, figures: Figures): Promise<void> {
  const { first, label } = bench;
  const controller = startController(`${first.folder}/of.sock`);
  const managers = [`punix:${first.folder}/manager.sock`, `punix:${first.folder}/nobody.sock`];
  const controllers = [`unix:${first.folder}/of.sock`, `unix:${first.folder}/nothing.sock`];
  await load(first, {
    managers: managers.map((target) => ({ target, isConnected: false })),
    bridges: [
      {
        name: "br0",
        controllers: controllers.map((target) => ({ target, isConnected: false })),
        failMode: "secure",
        datapathType: "dummy",
        ports: [plainPort(plainInterface("br0", "internal"))],
        protocols: false,
      },
    ],
    ovsVersion: null,
  });
  let manager: Socket | undefined;
  const shown = { ...(await snapshot(first)) };
  try {
    await until(async () => {
      manager ??= connect(`${first.folder}/manager.sock`).on("error", () => {
        manager = undefined;
      });
      Object.assign(shown, await snapshot(first));
      return shown.text.split("is_connected: true").length === 3;
    });
  } catch (reason) {
    noteOf(label, figures, shown.text)("is_connected of the daemons", false, String(reason));
  }
  checkText(bench, figures, shown);
  manager?.destroy();
  controller.close();
}
