/** JSON Schemas of the saved files, made from the descriptions of the scalers. */
import { type ParameterDescription, type ScalerDescription, SCALERS } from '../scale/registry';
import { type FittedPart, fittedPartsOf } from './fittedParts';
import { RECIPE_FORMAT } from './recipeFile';
import { SCALER_FORMAT } from './scalerFile';

/** JSON Schema, draft 7: what VS Code understands. */
type Schema = Readonly<Record<string, unknown>>;

const DRAFT = 'http://json-schema.org/draft-07/schema#';

/** Of files that end in `.recipe.json`. */
export function recipeSchema(): Schema {
  const advice = method('advice', 'Each column as it is advised to be.', {});
  return {
    $schema: DRAFT,
    title: 'NormScope recipe',
    description: 'How the columns of a data file are to be scaled.',
    ...object(
      {
        ...head(RECIPE_FORMAT),
        source: source('The file that the recipe was made on.'),
        default: {
          description: 'The scaler of the columns whose advice is to scale.',
          oneOf: [advice, { $ref: '#/definitions/scaler' }],
        },
        columns: {
          description: 'Scalers chosen by hand, by the names of columns.',
          type: 'object',
          additionalProperties: { $ref: '#/definitions/scaler' },
        },
        fit: { $ref: '#/definitions/fit' },
        nonFinite: nonFinite(['missing', 'clip', 'leave']),
        significantDigits: DIGITS,
      },
      ['format', 'version', 'source', 'default'],
    ),
    definitions: { scaler: { oneOf: SCALERS.map(choiceSchema) }, fit: FIT },
  };
}

/** Of files that end in `.scaler.json`. */
export function scalerSchema(): Schema {
  return {
    $schema: DRAFT,
    title: 'NormScope scaler',
    description: 'Scalers fitted to the columns of a data file, to be applied to others.',
    ...object(
      {
        ...head(SCALER_FORMAT),
        source: source('The file that the scalers were fitted to.'),
        fit: { $ref: '#/definitions/fit' },
        fitRows: { description: 'How many rows they were fitted on.', type: 'integer', minimum: 0 },
        nonFinite: nonFinite(['missing', 'clip']),
        significantDigits: DIGITS,
        columns: {
          description: 'All columns of the source, in its order.',
          type: 'array',
          items: { oneOf: SCALERS.map(fittedSchema) },
        },
      },
      ['format', 'version', 'source', 'fit', 'fitRows', 'nonFinite', 'columns'],
    ),
    definitions: { fit: FIT },
  };
}

function choiceSchema({ method: name, description, parameters }: ScalerDescription): Schema {
  return method(name, description, parameterSchemas(parameters));
}

function fittedSchema({ method: name, description, parameters }: ScalerDescription): Schema {
  const parts = fittedPartsOf(name);
  const own = ['none', 'l1', 'l2', 'max'].includes(name)
    ? {}
    : { range: { ...TWO_NUMBERS, description: 'The extent of the finite values it was fitted on.' } };
  const required = [
    'name',
    ...parts.filter(({ optional }) => !optional).map((part) => part.name),
    ...Object.keys(own),
  ];
  const column = { name: { description: 'The name of the column.', type: 'string' } };
  return method(
    name,
    description,
    { ...column, ...parameterSchemas(parameters), ...partSchemas(parts), ...own },
    required,
  );
}

function method(
  name: string,
  description: string,
  properties: Schema,
  required: readonly string[] = [],
): Schema {
  return {
    description,
    ...object({ method: { const: name, description }, ...properties }, ['method', ...required]),
  };
}

function parameterSchemas(parameters: readonly ParameterDescription[]): Schema {
  return Object.fromEntries(parameters.map((parameter) => [parameter.name, parameterSchema(parameter)]));
}

function parameterSchema({ description, kind }: ParameterDescription): Schema {
  const { default: byDefault } = kind;
  const said = { description, default: byDefault };
  switch (kind.type) {
    case 'flag':
      return { ...said, type: 'boolean' };
    case 'count':
      return { ...said, type: 'integer', minimum: kind.min, maximum: kind.max };
    case 'range': {
      const items = {
        type: 'number',
        ...(kind.min !== undefined && { minimum: kind.min }),
        ...(kind.max !== undefined && { maximum: kind.max }),
      };
      return { ...said, ...TWO_NUMBERS, items };
    }
  }
}

function partSchemas(parts: readonly FittedPart[]): Schema {
  return Object.fromEntries(
    parts.map(({ name, type, description }) => [
      name,
      type === 'number'
        ? { description, type: 'number' }
        : { description, type: 'array', items: { type: 'number' }, minItems: 1 },
    ]),
  );
}

const TWO_NUMBERS = { type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 2 } as const;
const DIGITS: Schema = {
  description: 'Significant digits of written numbers; the shortest exact number if left out.',
  type: 'integer',
  minimum: 1,
  maximum: 17,
};
const PERCENT: Schema = { description: 'Of the rows.', type: 'number', exclusiveMinimum: 0, maximum: 100 };

/** {@link FitScope} */
const FIT: Schema = {
  description: 'The rows that scalers are fitted on; every row is scaled.',
  oneOf: [
    object({ rows: { const: 'all' } }, ['rows']),
    object({ rows: { const: 'first' }, percent: PERCENT }, ['rows', 'percent']),
    object(
      {
        rows: { const: 'random' },
        percent: PERCENT,
        seed: { description: 'The same seed gives the same rows.', type: 'integer' },
      },
      ['rows', 'percent', 'seed'],
    ),
    object(
      {
        rows: { const: 'where' },
        column: { description: 'The name of a column.', type: 'string' },
        value: { description: 'What stands in its cell, without spaces around it.', type: 'string' },
      },
      ['rows', 'column', 'value'],
    ),
    object({ rows: { const: 'file' }, file: { description: 'Another data file.', type: 'string' } }, [
      'rows',
      'file',
    ]),
  ],
};

function nonFinite(policies: readonly string[]): Schema {
  return {
    description:
      'What becomes of infinities in scaled columns: empty cells, the ends of the fitted column, or the column is left as it is.',
    enum: policies,
    default: 'missing',
  };
}

function source(description: string): Schema {
  return {
    description,
    ...object({ file: { type: 'string' }, rows: { type: 'integer', minimum: 0 } }, ['file', 'rows']),
  };
}

function head({ format, version }: { readonly format: string; readonly version: number }): Schema {
  return { $schema: { type: 'string' }, format: { const: format }, version: { const: version } };
}

function object(properties: Schema, required: readonly string[]): Schema {
  return { type: 'object', properties, required, additionalProperties: false };
}
