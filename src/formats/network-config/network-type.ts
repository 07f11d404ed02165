/**
 * The network plugins that have called themselves `networkType` of an OpenShift cluster. Letter case varies in old clusters.
 * Any other name is read in its field; alone on a line it is no more than a word.
 */
const NETWORK_TYPE =
  /^(?:OVNKubernetes|OpenShiftSDN|Kuryr|Calico|Cilium|CiscoACI|NCP|Contrail|Antrea|Nuage|KubeOVN|None)$/i;

/** Returns whether a word is the name of a network plugin, in any letter case. */
export function isNetworkType(word: string): boolean {
  return word.length <= 16 && NETWORK_TYPE.test(word);
}
