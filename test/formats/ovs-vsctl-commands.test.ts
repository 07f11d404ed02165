import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type OvsCommandOptions, ovsVsctlCommands, parseOvsVsctlShow } from "../../src/formats/ovs-vsctl/index.ts";

const UUID = "3f1c6a52-0d5e-4c1b-9a77-5b6f0e2d8c41";

function commandsOf(lines: readonly string[], options: OvsCommandOptions = {}): readonly string[] {
  return ovsVsctlCommands(parseOvsVsctlShow(`${lines.join("\n")}\n`).ast, options);
}

/** The commands of one bridge `br0` with its local port and these lines. */
function portCommands(...lines: readonly string[]): readonly string[] {
  const local = ["    Bridge br0", "        Port br0", "            Interface br0", "                type: internal"];
  return commandsOf([UUID, ...local, ...lines]).slice(1);
}

test("the founding capture", () => {
  const path = "../../samples/ovs-vsctl/ok/ovs-vsctl-show.worker1.txt";
  const { ast } = parseOvsVsctlShow(readFileSync(join(import.meta.dirname, path), "utf8"));
  const commands = ovsVsctlCommands(ast);
  expect(commands.length).toBe(14);
  expect(commands.slice(0, 3)).toEqual([
    "ovs-vsctl --may-exist add-br br-ex",
    "ovs-vsctl --may-exist add-port br-ex enp131s0f0 -- set Interface enp131s0f0 type=system",
    "ovs-vsctl --may-exist add-port br-ex patch-br-ex_worker1.twcm.cloud-to-br-int -- set Interface patch-br-ex_worker1.twcm.cloud-to-br-int type=patch 'options={peer=patch-br-int-to-br-ex_worker1.twcm.cloud}'",
  ]);
  expect(commands[3]).toBe(
    "ovs-vsctl --may-exist add-br br-int -- set Bridge br-int fail_mode=secure datapath_type=system",
  );
  expect(commands.filter((line) => line.includes("geneve"))).toEqual([
    `ovs-vsctl --may-exist add-port br-int ovn-5e8778-0 -- set Interface ovn-5e8778-0 type=geneve 'options={csum="true", key=flow, remote_ip="50.50.51.22"}'`,
    `ovs-vsctl --may-exist add-port br-int ovn-f95ec3-0 -- set Interface ovn-f95ec3-0 type=geneve 'options={csum="true", key=flow, remote_ip="50.50.51.21"}'`,
    `ovs-vsctl --may-exist add-port br-int ovn-84a2f7-0 -- set Interface ovn-84a2f7-0 type=geneve 'options={csum="true", key=flow, remote_ip="50.50.51.23"}'`,
  ]);
});

describe("managers, controllers and the version", () => {
  test("targets are words of one command, which replaces older ones", () => {
    const lines = [
      UUID,
      '    Manager "ptcp:6640"',
      "        is_connected: true",
      '    Manager "a b"',
      "    Bridge br0",
    ];
    const commands = commandsOf([
      ...lines,
      '        Controller "tcp:[fd00::1]:6653"',
      "            is_connected: true",
    ]);
    expect(commands).toEqual([
      "ovs-vsctl set-manager ptcp:6640 'a b'",
      "ovs-vsctl --may-exist add-br br0 -- clear Bridge br0 ports -- set-controller br0 'tcp:[fd00::1]:6653'",
    ]);
  });
  test("a target that no argument can hold is created", () => {
    expect(commandsOf([UUID, '    Manager "--"'])).toEqual([
      `ovs-vsctl --id=@c0 create Manager 'target="--"' -- set Open_vSwitch . manager_options=@c0`,
    ]);
    expect(commandsOf([UUID, "    Bridge br0", '        Controller "--"', "        Controller c"])).toEqual([
      "ovs-vsctl --if-exists del-br br0",
      `ovs-vsctl --id=@c0 create Controller 'target="--"' -- --id=@c1 create Controller target=c -- --id=@b create Bridge name=br0 controller=@c0,@c1 -- add Open_vSwitch . bridges @b`,
    ]);
  });
  test("the version is that of the lab, unless asked for", () => {
    const lines = [UUID, '    ovs_version: "2.15.4"'];
    expect(commandsOf(lines)).toEqual([]);
    expect(commandsOf(lines, { ovsVersion: true })).toEqual([`ovs-vsctl set Open_vSwitch . 'ovs_version="2.15.4"'`]);
    expect(commandsOf([UUID], { ovsVersion: true })).toEqual([]);
  });
});

describe("bridges and their local ports", () => {
  test("the local port as add-br makes it needs no command", () => {
    expect(portCommands()).toEqual([]);
  });
  test("one with other columns gets them", () => {
    const lines = [
      "    Bridge br0",
      "        Port br0",
      "            tag: 0",
      "            Interface br0",
      "                options: {a=b}",
    ];
    expect(commandsOf([UUID, ...lines])).toEqual([
      `ovs-vsctl --may-exist add-br br0 -- set Port br0 tag=0 -- set Interface br0 'type=""' 'options={a=b}'`,
    ]);
  });
  test("a missing one is taken away", () => {
    expect(commandsOf([UUID, "    Bridge br0"])).toEqual([
      "ovs-vsctl --may-exist add-br br0 -- clear Bridge br0 ports",
    ]);
  });
  test("one that is a bond is made anew", () => {
    const lines = ["    Bridge br0", "        Port br0", "            Interface br0", "            Interface eth0"];
    expect(commandsOf([UUID, ...lines])).toEqual([
      "ovs-vsctl --may-exist add-br br0 -- clear Bridge br0 ports",
      "ovs-vsctl --if-exists del-port br0 -- --id=@i0 create Interface name=br0 -- --id=@i1 create Interface name=eth0 -- --id=@p create Port name=br0 interfaces=@i0,@i1 -- add Bridge br0 ports @p",
    ]);
  });
  test("a bridge without a name is left out with its ports", () => {
    expect(commandsOf([UUID, "    Bridge", "        Port p", "            Interface p"])).toEqual([]);
  });
  test("names that the tool's own commands do not take", () => {
    expect(commandsOf([UUID, '    Bridge "--"', "        Port p", "            Interface p"])).toEqual([
      `ovs-vsctl --id=@b create Bridge 'name="--"' -- add Open_vSwitch . bridges @b`,
      `ovs-vsctl --if-exists del-port p -- --id=@i0 create Interface name=p -- --id=@p create Port name=p interfaces=@i0 -- add Bridge "$(ovs-vsctl --bare --columns=_uuid find Bridge 'name="--"')" ports @p`,
    ]);
    expect(commandsOf([UUID, '    Bridge ""'])).toEqual([
      "ovs-vsctl --if-exists del-br ''",
      `ovs-vsctl --id=@b create Bridge 'name=""' -- add Open_vSwitch . bridges @b`,
    ]);
  });
  test("a bridge whose name is that of another's port comes last", () => {
    const lines = ["    Bridge a", "    Bridge b", "        Port a", "            Interface a"];
    expect(commandsOf([UUID, ...lines])).toEqual([
      "ovs-vsctl --if-exists del-br a",
      "ovs-vsctl --may-exist add-br b -- clear Bridge b ports",
      "ovs-vsctl --if-exists del-port a -- --id=@i0 create Interface name=a -- --id=@p create Port name=a interfaces=@i0 -- add Bridge b ports @p",
      "ovs-vsctl --id=@b create Bridge name=a -- add Open_vSwitch . bridges @b",
    ]);
  });
});

describe("ports", () => {
  test("tag and trunks", () => {
    expect(
      portCommands("        Port p", "            tag: 0", "            trunks: [5, 4095]", "            Interface p"),
    ).toEqual(["ovs-vsctl --may-exist add-port br0 p -- set Port p tag=0 trunks=5,4095"]);
  });
  test("a bond", () => {
    const lines = [
      "        Port bond0",
      "            Interface eno1",
      "            Interface eno2",
      "                type: dpdk",
    ];
    expect(portCommands(...lines)).toEqual([
      "ovs-vsctl --may-exist add-bond br0 bond0 eno1 eno2 -- set Interface eno2 type=dpdk",
    ]);
  });
  test("a bond with a member that looks like a setting", () => {
    const lines = ["        Port bond0", '            Interface "a=b"', "            Interface c"];
    expect(portCommands(...lines)).toEqual([
      `ovs-vsctl --if-exists del-port bond0 -- --id=@i0 create Interface 'name="a=b"' -- --id=@i1 create Interface name=c -- --id=@p create Port name=bond0 interfaces=@i0,@i1 -- add Bridge br0 ports @p`,
    ]);
  });
  test("one interface of another name", () => {
    expect(portCommands("        Port bond0", "            tag: 7", "            Interface eno1")).toEqual([
      "ovs-vsctl --if-exists del-port bond0 -- --id=@i0 create Interface name=eno1 -- --id=@p create Port name=bond0 interfaces=@i0 tag=7 -- add Bridge br0 ports @p",
    ]);
  });
  test("without an interface, as show --filter leaves them, or without a name", () => {
    expect(portCommands("        Port p")).toEqual([]);
    expect(portCommands("        Port", "            Interface i")).toEqual([]);
    expect(portCommands("        Port p", "            Interface")).toEqual([]);
  });
  test("status columns are left out", () => {
    const status = ['                error: "no such device"', "                bfd_status: {state=down}"];
    expect(portCommands("        Port p", "            Interface p", ...status)).toEqual([
      "ovs-vsctl --may-exist add-port br0 p",
    ]);
  });
});

describe("quoting, for the tool and for the shell", () => {
  test("names", () => {
    expect(
      portCommands(
        `        Port "it's \\"$(id)\\""`,
        `            Interface "it's \\"$(id)\\""`,
        "                type: x",
      ),
    ).toEqual([`ovs-vsctl --may-exist add-port br0 'it'\\''s "$(id)"' -- set Interface 'it'\\''s "$(id)"' type=x`]);
  });
  test("values and keys of a map", () => {
    const options = String.raw`                options: {"a=b, c"="d}", "e\\\"f"="it's\n"}`;
    expect(portCommands("        Port p", "            Interface p", options)).toEqual([
      String.raw`ovs-vsctl --may-exist add-port br0 p -- set Interface p 'options={"a=b, c"="d}", "e\\\"f"="it'\''s\n"}'`,
    ]);
  });
  test("what a database cannot hold twice is written once", () => {
    const lines = [
      "        Port p",
      "            trunks: [5, 5]",
      "            Interface p",
      "                options: {a=b, a=c}",
    ];
    expect(portCommands(...lines)).toEqual([
      "ovs-vsctl --may-exist add-port br0 p -- set Port p trunks=5 -- set Interface p 'options={a=b}'",
    ]);
  });
});

describe("secrets", () => {
  const lines = [UUID, "    Bridge br0", "        Port t", "            Interface t"];
  const options = '                options: {private_key=k3y, psk="s3cret, really", remote_ip="192.0.2.9"}';
  test("are replaced", () => {
    const commands = commandsOf([...lines, options]);
    expect(commands[1]).toBe(
      `ovs-vsctl --may-exist add-port br0 t -- set Interface t 'options={private_key="***", psk="***", remote_ip="192.0.2.9"}'`,
    );
    expect(commands.join()).not.toMatch(/k3y|s3cret/);
  });
  test("are written when asked for", () => {
    expect(commandsOf([...lines, options], { secrets: true })[1]).toContain('psk="s3cret, really"');
  });
});

test("of several runs, the first", () => {
  const run = (name: string): readonly string[] => [UUID, `    Bridge ${name}`];
  expect(commandsOf([...run("a"), ...run("b")])).toEqual(["ovs-vsctl --may-exist add-br a -- clear Bridge a ports"]);
});

test("any tree has commands, each on a line that begins with the tool", () => {
  const line = fc.constantFrom(
    UUID,
    "Manager m",
    "Bridge b",
    'Bridge "--"',
    "Port p",
    "Port",
    "Interface i",
    "Interface",
    "tag: 5",
    "options: {a=b, a=c}",
    "Controller c",
    "noise",
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
      for (const command of commandsOf(lines)) expect(command).toMatch(/^ovs-vsctl \S[^\n]*$/);
    }),
  );
});
