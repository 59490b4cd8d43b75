/**
 * Whether a program fills lists or dictionaries. One that is filled may hold other things than it began with
 * (`board = [None] * 9`), so what comes out of a container is known only where the program leaves all of them
 * as they are.
 */
export function fillsContainers(text: string): boolean {
  return filling.test(text);
}

const filling =
  /\]\s*([-+*/%&|^]|\/\/|<<|>>)?=(?!=)|\.\s*(append|insert|extend|update|setdefault|add|__setitem__)\b/;
