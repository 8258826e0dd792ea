import type { SchemaError, Validator } from '../schema/generated/validators.js';
import { maxDiagnosticsPerFile, tooManyDiagnostics, type Diagnostic } from './diagnostic.ts';
import type { Document, Path } from './document.ts';
import { diagnosticAt, isMapping, root, type Node } from './node.ts';
import { closestMatch } from './closest-match.ts';
import { quote } from './sanitize.ts';

/** The violations of a schema in a document, without duplicates. */
export function schemaDiagnostics(document: Document, validator: Validator): readonly Diagnostic[] {
  if (document.value === undefined) return [];
  if (validator(document.value)) return [];
  const diagnostics = new Map<string, Diagnostic>();
  for (const error of validator.errors ?? []) {
    const diagnostic = translate(error, root(document));
    if (diagnostic === null) continue;
    diagnostics.set(JSON.stringify([diagnostic.start, diagnostic.message]), diagnostic);
    if (diagnostics.size === maxDiagnosticsPerFile)
      return [...diagnostics.values(), { ...diagnostic, ...tooManyDiagnostics }];
  }
  return [...diagnostics.values()];
}

/** Turns a schema error into a diagnostic; null if another error says it better. */
function translate(error: SchemaError, document: Node): Diagnostic | null {
  const node = nodeAt(document, error.instancePath);
  const { keyword, params, parentSchema } = error;
  const described = parentSchema.description;
  const parameter = (name: string): string => String(params[name]);
  const key = (name: string): Node => ({ ...node, path: [...node.path, name], value: undefined });
  switch (keyword) {
    case 'required': {
      const name = parameter('missingProperty');
      return diagnosticAt(node, 'missing-key', `The key ${quote(name)} is missing here.`, {
        at: 'key',
        expected: describedKey(error, name),
      });
    }
    case 'additionalProperties': {
      const name = parameter('additionalProperty');
      const known = Object.keys(parentSchema.properties ?? {});
      const missing = known.filter((other) => !(isMapping(node.value) && Object.hasOwn(node.value, other)));
      return diagnosticAt(key(name), 'unknown-key', `The key ${quote(name)} is not known here.`, {
        at: 'key',
        expected: `one of ${known.join(', ')}`,
        suggestion: closestMatch(name, missing),
      });
    }
    case 'propertyNames':
      return null;
    case 'enum': {
      const allowed = Array.isArray(params['allowedValues']) ? params['allowedValues'].map(String) : [];
      return diagnosticAt(node, 'schema', `${describeValue(node)} is not allowed here.`, {
        expected: `one of ${allowed.join(', ')}`,
        suggestion: typeof node.value === 'string' ? closestMatch(node.value, allowed) : null,
      });
    }
    case 'const':
      return diagnosticAt(node, 'schema', `${describeValue(node)} is not allowed here.`, {
        expected: `${parameter('allowedValue')}, or leave the key out`,
      });
    case 'type': {
      const wanted = String(params['type'])
        .split(',')
        .map((type) => typeNames[type] ?? type);
      const hint =
        wanted.includes('text') && wanted.length === 1 && isScalar(node.value) ? ': put it in quotes' : '';
      return diagnosticAt(node, 'schema', `${describeValue(node)} is not allowed here.`, {
        expected: `${wanted.join(' or ')}${hint}`,
      });
    }
    case 'pattern': {
      if (error.propertyName !== undefined) {
        const message = `The key ${quote(error.propertyName)} is not a valid id.`;
        return diagnosticAt(key(error.propertyName), 'schema', message, {
          at: 'key',
          expected: idExpectation,
        });
      }
      const expected =
        described ?? patternTexts[parameter('pattern')] ?? `text that matches ${parameter('pattern')}`;
      return diagnosticAt(node, 'schema', `${describeValue(node)} is not in the right form.`, { expected });
    }
    case 'minLength':
      return diagnosticAt(node, 'schema', 'This text is empty.', { expected: 'some text' });
    case 'maxLength':
      return diagnosticAt(node, 'schema', 'This text is too long.', {
        expected: `at most ${parameter('limit')} characters`,
      });
    case 'minItems':
      return diagnosticAt(node, 'schema', 'This list is too short.', {
        expected: `at least ${parameter('limit')}`,
      });
    case 'maxItems':
      return diagnosticAt(node, 'schema', 'This list is too long.', {
        expected: `at most ${parameter('limit')}`,
      });
    case 'minProperties':
      return diagnosticAt(node, 'schema', 'This mapping is empty.', {
        expected: described ?? 'at least one key',
      });
    case 'maxProperties':
      return diagnosticAt(node, 'schema', 'This mapping has too many keys.', {
        expected: `at most ${parameter('limit')} keys`,
      });
    case 'minimum':
      return diagnosticAt(node, 'schema', `${describeValue(node)} is too low.`, {
        expected: `at least ${parameter('limit')}`,
      });
    case 'maximum':
      return diagnosticAt(node, 'schema', `${describeValue(node)} is too high.`, {
        expected: `at most ${parameter('limit')}`,
      });
    case 'uniqueItems': {
      const index = Math.max(Number(params['i']), Number(params['j']));
      const item: unknown = Array.isArray(node.value) ? node.value[index] : undefined;
      const second: Node = { ...node, path: [...node.path, index], value: item };
      return diagnosticAt(second, 'schema', `${describeValue(second)} stands in this list twice.`, {
        expected: 'each once',
      });
    }
    default:
      return diagnosticAt(node, 'schema', `${describeValue(node)} is not allowed here.`, {
        expected: described,
      });
  }
}

function describedKey({ parentSchema }: SchemaError, name: string): string | undefined {
  const part: unknown = Object.entries(parentSchema.properties ?? {}).find(([key]) => key === name)?.[1];
  const described = isMapping(part) ? part['description'] : undefined;
  return typeof described === 'string' ? described : undefined;
}

const idExpectation = 'lower-case words joined by hyphens, for example ip-status';

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
};

/** Patterns that the schemas do not describe. */
const patternTexts: Readonly<Record<string, string>> = {
  '^https?://': 'an address that starts with https://',
  '^[0-9]+\\.[0-9]+\\.[0-9]+$': 'a version such as 1.0.0',
};

const isScalar = (value: unknown): boolean => typeof value === 'number' || typeof value === 'boolean';

/** A short description of a value. */
function describeValue({ value }: Node): string {
  if (value === null || value === undefined) return 'An empty value';
  if (Array.isArray(value)) return 'A list';
  if (typeof value === 'string') return quote(value);
  return isScalar(value) ? quote(JSON.stringify(value)) : 'A mapping';
}

/** The node at a JSON pointer. */
function nodeAt(document: Node, pointer: string): Node {
  let value = document.value;
  const path: Path[number][] = [];
  for (const escaped of pointer.split('/').slice(1)) {
    const segment = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(value)) {
      path.push(Number(segment));
      value = value[Number(segment)];
    } else {
      path.push(segment);
      value = isMapping(value) && Object.hasOwn(value, segment) ? value[segment] : undefined;
    }
  }
  return { ...document, path, value };
}
