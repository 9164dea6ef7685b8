import { describe, expect, it } from '@jest/globals';
import { evaluateFeel, feelFault } from './feel.ts';

describe('what a condition costs is seen before it is run', () => {
  it.each([
    'some i in 1..4000000 satisfies i = a.b',
    'every i in 1..1000, j in 1..1000 satisfies i = j',
    'some i in [1..4000000] satisfies i = 1',
    'count(for i in 1..a.count return i) > 3',
    'some i in a.list satisfies some j in b.list satisfies some k in c.list satisfies i = j and j = k',
    'count(for i in 1..40 return concatenate(partial, partial)) > 1',
    'a.list[count(b.list[item > count(c.list[item > 2])]) > 1] = []',
    '(function(f) f(f))(function(f) f(f))',
    '{ f: function(n) f(n) }.f(1)',
    'string length(replace(replace(replace(a.b, "", "1234567890123456789"), "", "1234567890123456789"), "", "1234567890123456789")) > 1',
    'count(distinct values([1..100000])) = 1',
    `${'('.repeat(200)}true${')'.repeat(200)}`,
    `a.b in (${Array.from({ length: 2_000 }, (_, at) => at).join(', ')})`,
  ])('%s has no bound', (expression) => {
    expect(feelFault(expression)).toBe('unbounded');
  });

  it.each([
    'some i in 1..12 satisfies i = a.b',
    'some x in a.list satisfies list contains(b.list, x)',
    'every x in a.list satisfies x in [1..5]',
    'a.count in [b.low..b.high]',
    'count(a.list[item > 3]) > 2',
    'count(for i in 1..10, j in 1..10 return i * j) > 2',
    'matches(a.b, "^(a+)+$")',
    'string join(a.list, ", ") = "x"',
  ])('%s has one', (expression) => {
    expect(feelFault(expression)).toBeUndefined();
  });

  it.each(['a +', 'if a then b', 'now() > a', 'a == 1', '', '"', 'a.b = "x" and'])(
    '%j cannot be read',
    (expression) => expect(feelFault(expression)).toBe('unreadable'),
  );
});

describe('a pattern in a condition', () => {
  const scope = (name: string) => (name === 'a' ? { text: `${'a'.repeat(40)}!` } : undefined);

  it.each([
    ['matches(a.text, "^(a+)+$")', false],
    ['matches(a.text, "^A+!$", "i")', true],
    ['replace(a.text, "(a+)+$", "x") = a.text', true],
    ['replace("abc", "b", "<$0>")', 'a<b>c'],
    ['count(split(a.text, "(a+)+$"))', 1],
    ['split("a;b;;", ";")', ['a', 'b', '', '']],
    ['matches(a.nothing, "x")', null],
    ['matches("x", "(?=x)")', null],
  ])('%s is tried in linear time', (expression, value) => {
    expect(evaluateFeel(expression, scope)).toEqual(value);
  });
});
