import { numberAt } from "./number.ts";
import { argumentsOf, calleeOf, descendantsOf, treeOf } from "./tree.ts";

/**
 * How many seconds ahead each `predict_linear` of an expression looks. Throws a SyntaxError where the expression is not valid
 * PromQL.
 */
export const secondsAhead = (expression: string): number[] =>
  descendantsOf(treeOf(expression))
    .filter((node) => node.name === "FunctionCall" && calleeOf(node, expression) === "predict_linear")
    .flatMap((call) => {
      const [, ahead] = argumentsOf(call);
      return ahead === undefined ? [] : (numberAt(ahead, expression) ?? []);
    });
