export type {
  AliasNode,
  CommentNode,
  FieldNode,
  MappingNode,
  MarkerNode,
  OtherFields,
  PlaceNode,
  ScalarNode,
  SequenceNode,
  ValueNode,
} from "./ast.ts";
export {
  type Draft,
  describe,
  elementsOf,
  fillFields,
  keepField,
  nodeOf,
  type Open,
  put,
  refuse,
  textIn,
  textOf,
  valueIn,
} from "./fields.ts";
export { type DocumentFormat, type Documents, readDocuments } from "./read-documents.ts";
export type { DocumentReport } from "./say.ts";
