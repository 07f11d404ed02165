/**
 * A spelling in which versions of iptables differ. The trees are the same whatever the spelling; a table keeps those that it was read with, so that
 * it is printed as its version printed it. Without any, texts are those of 1.8.9.
 */
export type Wording =
  /** The column `prot` has no blank behind a name of five letters or more, `udplite--`: before 1.8.9. */
  | "protocol-unparted"
  /** `icmpv6` for `ipv6-icmp`, in both forms: before 1.8.8. */
  | "protocol-icmpv6"
  /** `ipv6-mh` for `mobility-header`, in both forms: before 1.8.8. */
  | "protocol-ipv6-mh"
  /** A rule without target ends in a blank, in the save forms: nft 1.8.4 and 1.8.5. */
  | "rule-trailing-blank"
  /** A blank behind each text and none before it, `anywhere            tcp dpt:80 ` and `-j ACCEPT `, in both forms: before 1.4.11. */
  | "blank-behind"
  /** `Table: nat` above the chains: `service iptables status` of RHEL 6. */
  | "table-line"
  /** Counters eight wide, as `-x` has them, in rows without a column line that would show it. */
  | "counters-wide"
  /** `dst-typeLOCAL` without a blank: kernels before 2.6.39. */
  | "addrtype-revision-0"
  /** A blank column `opt`: ip6tables before 1.8.9. */
  | "option-blank"
  /** `MAC EE:45:A3:53:06:65`, in both forms: before 1.8.8. */
  | "mac-upper-case"
  /** `MACee:45:a3:53:06:65`, `MAC !ee:45:a3:53:06:65` without a blank before the address, in a listing: 1.8.6 and 1.8.7. */
  | "mac-glued"
  /** `LOG level warning` for `warn`, and `error` for `err`: before 1.8.9. */
  | "log-long-levels"
  /** `1.2.3.0/24` for `to:1.2.3.0/24`, without a blank before it: 1.4.21. */
  | "netmap-bare"
  /** `src-pfx P dst-pfx P ` without the name, nor a blank before it, for `SNPT src-pfx P dst-pfx P`: a listing of 1.4.21. */
  | "npt-bare"
  /** `-j SNPT--src-pfx P --dst-pfx P `: the save form of 1.4.21, which the tool itself cannot read. */
  | "npt-glued"
  /** `CTzone 5 ` for `CT zone 5`: 1.4.21. */
  | "ct-zone-glued"
  /** `nflog-prefix  "x"` with two blanks, in both forms: before 1.8.6. */
  | "nflog-prefix-gap"
  /** `-m quota!  --quota 5` for `-m quota ! --quota 5`: 1.4.21. */
  | "quota-glued-not"
  /** A blank behind the text of `dst`, in both forms: before 1.8.9. */
  | "dst-blank"
  /** A blank behind the options of `hbh`: old versions. */
  | "hbh-blank"
  /** `dst` for `ipv6-opts` and other short names of `ipv6header`: where there is no `/etc/protocols`. */
  | "ipv6header-short"
  /** `match bpf 6 0 0 0` without a NUL byte behind it: 1.4.21, and texts in which such bytes are lost. */
  | "bpf-without-nul"
  /** `proto 6` for `vproto 6`, in both forms: 1.4.21. */
  | "ipvs-proto"
  /** `ipv6-icmp mld-listener-query` for `ipv6-icmptype 130`, and the like for 131 and 132: 1.8.11. */
  | "icmp6-mld-names"
  /** `--proto 50` for `--proto esp`: where the machine has no `/etc/protocols`. */
  | "policy-proto-numbers"
  /** `seconds: 3000000000` for `seconds: -1294967296`, in both forms: 1.8.11. */
  | "recent-unsigned"
  /** `TCPOPTSTRIP options ` and `--strip-options `, with an empty list, where no option is stripped: before 1.8.9. */
  | "strip-options-empty"
  /** `10` for `10,11,12,13,14,15`, the types of `dccp` that are called `INVALID`, in a listing with `-n`: before 1.8.9. */
  | "dccp-invalid-alone"
  /** `TO 65535` and `--to 65535` also where no end is given: before 1.8.9. */
  | "string-to"
  /** `-m time` without `--datestop` where no end is given: written by people, or by a tool of 32 bits. */
  | "time-without-datestop"
  /** `MARK match 0x1` and `CONNMARK match  0x1` for `mark match` and `connmark match`: kernels before 2.6.25. */
  | "mark-revision-0";

/** The spellings met so far in one table. */
export type WordingsDraft = Set<Wording>;

/** The spellings of a table. */
export type Wordings = ReadonlySet<Wording>;
