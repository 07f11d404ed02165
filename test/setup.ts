import fc from "fast-check";

// One seed for every property, so that a run can be repeated; another one by NETGATHER_SEED. A failure prints it.
fc.configureGlobal({ seed: Number(process.env["NETGATHER_SEED"] ?? 20261124) });
