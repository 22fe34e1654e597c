// The classes and properties of the ontology with how often they are used, shared by Ontology and the editor.
import { keptJson } from "./api.js";

// Right after its start the server has not counted yet; the next one who asks gets the numbers.
const counted = (list) => list.terms.some((term) => term.used !== undefined);

export async function terms() {
  const [classes, properties] = await Promise.all(["class", "property"].map((kind) => keptJson(`api/terms?kind=${kind}&limit=10000`, counted)));
  return { classes: classes.terms, properties: properties.terms };
}
