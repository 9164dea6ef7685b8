import { type FeelPart, namesOf } from '../conditions/feel-tree.ts';
import {
  answerMeaning,
  FACTS,
  factMeaning,
  fieldsOf,
  fieldsOfFact,
  type Meaning,
} from './condition-meaning.ts';
import { unknownField, unknownName, unknownStep, withoutField } from './condition-problems.ts';
import { type NamesInScope, type Reading, stepCalled, stepNames } from './condition-reading.ts';

/** Reads a single word: a name that the expression brings itself, or a step or fact without its field. */
export function readName({ text }: FeelPart, names: NamesInScope, reading: Reading): Meaning {
  const known = names.get(text);
  if (known !== undefined) return known;
  const step = stepCalled(text, reading);
  if (step !== undefined) {
    reading.problems.push(withoutField(text, fieldsOf(step)));
  } else if (FACTS.has(text)) {
    reading.problems.push(
      withoutField(text, text === 'linked' ? ['…'] : fieldsOfFact(reading.template, text)),
    );
  } else {
    reading.problems.push(unknownName(text, [...names.keys(), ...stepNames(reading), ...FACTS]));
  }
  return { text };
}

/** Reads a word with what follows its dots: the answer of a step, or something of a fact. */
export function readPath(part: FeelPart, names: NamesInScope, reading: Reading): Meaning {
  const { text } = part;
  const [owner, field, ...further] = namesOf(part);
  const outermost = part.parts[0];
  if (owner === undefined || field === undefined) {
    if (outermost !== undefined) reading.read(outermost, names);
    return { text };
  }
  if (names.has(owner)) return { text };
  if (owner === 'linked') {
    if (further.length === 0) reading.problems.push(withoutField(text, ['status', '…']));
    return { text, type: 'string' };
  }
  const step = stepCalled(owner, reading);
  if (step === undefined && !FACTS.has(owner)) {
    reading.problems.push(unknownStep(owner, text, stepNames(reading)));
    return { text };
  }
  const meaning =
    step === undefined ? factMeaning(reading.template, owner, field) : answerMeaning(step, field);
  if (meaning === undefined) {
    const fields = step === undefined ? fieldsOfFact(reading.template, owner) : fieldsOf(step);
    reading.problems.push(unknownField(owner, `${owner}.${field}`, fields));
    return { text };
  }
  if (further.length === 0) return meaning;
  reading.problems.push(unknownField(meaning.text, text, [meaning.text]));
  return { text };
}
