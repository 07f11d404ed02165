export type {
  Capture,
  CaptureAst,
  CaptureDiagnostic,
  CaptureEntry,
  CaptureFile,
  CaptureFormat,
  CaptureLayout,
  CaptureOptions,
  CapturePart,
  CaptureReader,
  HostnameAst,
} from "./capture.ts";
export type { CaptureCode } from "./diagnostics.ts";
export type {
  KernelArgument,
  KubernetesAst,
  KubernetesObject,
  MachineConfigObject,
  NodeAddress,
  NodeObject,
  PodObject,
} from "./kubernetes.ts";
export { readCapture } from "./read-capture.ts";
export { captureReader } from "./reader.ts";
