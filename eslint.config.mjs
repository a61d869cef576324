import prettier from 'eslint-config-prettier';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * Imports that a zone may not have; `engine ← worker ← protocol (types) → host, webview, cli`.
 * @param {string[]} files
 * @param {...{ group?: string[], regex?: string, message: string }} groups
 * @returns {{ files: string[], rules: import('eslint').Linter.RulesRecord }}
 */
const zone = (files, ...groups) => ({
  files,
  rules: {
    '@typescript-eslint/no-restricted-imports': ['error', { patterns: groups }],
  },
});
const noVscode = { group: ['vscode'], message: 'Only src/host meets VS Code.' };
const noNode = { group: ['node:*'], message: 'This zone runs outside Node too.' };

export default defineConfig(
  globalIgnores([
    'dist/',
    'out/',
    'test/fixtures/',
    'node_modules/',
    '.vscode-test/',
    'src/engine/kernel/assembly/',
  ]),
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      // Typed arrays: an index inside the loop's own bounds is never undefined, and a check costs in hot loops.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  zone(['src/engine/**'], noVscode, noNode, {
    regex: '(^|/)(host|worker|protocol|cli)(/|$)',
    message: 'The engine imports nothing above it.',
  }),
  zone(['src/protocol/**'], noVscode, noNode, {
    regex: '(^|/)(host|worker|cli)(/|$)',
    message: 'The protocol knows only the engine.',
  }),
  zone(['src/worker/**', 'src/cli/**', 'src/cli.ts'], noVscode, {
    regex: '(^|/)host(/|$)',
    message: 'Only src/extension.ts composes the host.',
  }),
  zone(['src/host/**', 'src/extension.ts'], noNodeFiles(), {
    regex: '(^|/)(engine|worker|cli)(/|$)',
    message: 'The host meets the worker through src/protocol.',
  }),
  zone(['webview/**'], noVscode, noNode, {
    regex: '(^|/)src/(?!protocol/)',
    message: 'The webview imports only src/protocol.',
  }),
  {
    files: ['esbuild.js'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  prettier,
);

function noNodeFiles() {
  return {
    group: ['node:fs', 'node:fs/*', 'fs'],
    message: 'Files of virtual workspaces are reached through workspace.fs only.',
  };
}
