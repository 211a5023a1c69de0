// node read_graph.cjs PACKAGES KIND FILE: the nodes and edges of a file as graphology reads them, as JSON.
const { createRequire } = require("node:module");
const fs = require("node:fs");
const [packages, kind, file] = process.argv.slice(2);
const load = createRequire(packages + "/package.json");
const graph = load("graphology-" + kind).parse(load("graphology"), fs.readFileSync(file, "utf8"), {
  addMissingNodes: false,
});
console.log(
  JSON.stringify({
    nodes: graph.mapNodes((node, attributes) => [node, attributes.label]),
    edges: graph.mapEdges((edge, attributes, source, target) => [source, target, attributes.weight]),
  }),
);
