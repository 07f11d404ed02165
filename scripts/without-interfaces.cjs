// For a machine whose kernel lists no interfaces: see `.ci/run`, which has every Node load it. npm lists them at each start, and a look-up of a name asks which families of
// addresses they have.
const dns = require("node:dns");
const os = require("node:os");

const { lookup } = dns;
os.networkInterfaces = () => ({});
dns.lookup = (name, options, done) =>
  typeof options === "object" ? lookup(name, { ...options, hints: 0 }, done) : lookup(name, options, done);
