import js from '@eslint/js';
import a11y from 'eslint-plugin-jsx-a11y-x';
import hooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig(
    globalIgnores(['dist', 'target', 'src/api/schema.ts']),
    js.configs.recommended,
    tseslint.configs.strict,
    a11y.configs.recommended,
    hooks.configs.flat.recommended,
    {
        files: ['scripts/**/*.mjs'],
        languageOptions: { globals: { console: 'readonly', process: 'readonly', URL: 'readonly' } },
    },
    {
        files: ['src/**/*.{ts,tsx}'],
        ignores: ['src/api/schema.ts', 'src/i18n/**'],
        rules: {
            'max-lines': ['error', { max: 250, skipBlankLines: true }],
            'max-lines-per-function': ['error', { max: 200 }],
            'no-console': 'error',
        },
    },
);
