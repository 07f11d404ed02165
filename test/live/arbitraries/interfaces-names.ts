import fc, { type Arbitrary } from "fast-check";

// Names of interfaces: up to 15 bytes but blanks, `/` and `:`.

const ODD: readonly string[] = [
  "a,b",
  "-dash",
  "Kernel",
  "Iface",
  "inet",
  "inet6",
  "RX",
  "mtu",
  "123",
  "-",
  "#x",
  "~",
  "a@b",
  "flags=1",
  "flags=1<UP>",
  "q'uote",
  'q"uote',
  "back\\slash",
  "$HOME",
  "`id`",
  "$(id)",
  "a;b&c|d",
  "<up>",
  "(x)",
  "{a,b}",
  "!x",
  "Link",
  "日本",
  "日本語日本",
  "ünïcode",
  "😀",
  "a\u2028b",
  "a\u0085b",
  "a\ufeffb",
  "a\u007fb",
  "eth0.100",
  "eth01",
  "eth1",
  "eth10",
  "0",
];

const letters = fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz0123456789_-.");
const characters = fc.oneof(
  { arbitrary: letters, weight: 6 },
  { arbitrary: fc.constantFrom(..."ABCXYZ!#$&'()*+,;<=>?@[]^_`{|}~\"\\"), weight: 2 },
  { arbitrary: fc.constantFrom(..."üïßñЖλ日本語😀"), weight: 1 },
);

/** What the kernel says of a name: its blanks have the byte 0xa0 among them. `%` is for numbering, ESC begins a colour, and `*` is none. */
function isName(name: string): boolean {
  const bytes = Buffer.from(name);
  const isShort = bytes.length >= 1 && bytes.length <= 15;
  const isPlain = !bytes.some((byte) => byte <= 0x20 || byte === 0xa0) && !/[/:%]/.test(name);
  return isShort && isPlain && ![".", "..", "*", "lo", "all", "default"].includes(name) && !name.startsWith("\ufeff");
}

const unit = (arbitrary: Arbitrary<string>, minLength: number, maxLength: number): Arbitrary<string> =>
  fc.array(arbitrary, { minLength, maxLength }).map((parts) => parts.join(""));

/** A name; one in four is odd, one in eight has all 15 bytes. */
const interfaceName: Arbitrary<string> = fc
  .oneof(
    { arbitrary: fc.constantFrom(...ODD), weight: 2 },
    { arbitrary: unit(characters, 1, 10), weight: 3 },
    { arbitrary: unit(letters, 15, 15), weight: 1 },
    {
      arbitrary: fc.tuple(fc.constantFrom("eth", "veth", "ens", "br-"), fc.nat(120)).map((parts) => parts.join("")),
      weight: 2,
    },
  )
  .filter(isName);

/** Different names. */
export const interfaceNames = (count: number): Arbitrary<readonly string[]> =>
  fc.uniqueArray(interfaceName, { minLength: count, maxLength: count });

/** What stands behind the colon of a label of an interface; nothing where its name leaves no room. */
export function labelOf(name: string): Arbitrary<string | null> {
  const room = 15 - Buffer.byteLength(name) - 1;
  if (room < 1) return fc.constant(null);
  const label = fc.oneof(fc.nat(99).map(String), fc.constantFrom("vip", "0", "1:2"), unit(characters, 1, 5));
  return label.map((text) => (Buffer.byteLength(text) <= room && isName(text.replaceAll(":", "")) ? text : null));
}
