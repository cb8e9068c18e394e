import { existsSync, readdirSync } from 'node:fs'
import js from '@eslint/js'
import hooks from 'eslint-plugin-react-hooks'
import globals from 'globals'
import ts from 'typescript-eslint'

const root = new URL('./src/features/', import.meta.url)
const features = existsSync(root) ? readdirSync(root) : []
const banned = (group, message) => ({ patterns: [{ group, message }] })
const climb = ['../../*', '../*/**']

export default ts.config(
  { ignores: ['dist', 'dist-gallery', 'src/gen', 'test-results', 'playwright-report'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  hooks.configs.flat['recommended-latest'],
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { globals: globals.browser },
    rules: {
      'max-lines': ['error', { max: 500 }],
      'max-lines-per-function': ['error', { max: 110, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'react-hooks/set-state-in-effect': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['scripts/**', 'e2e/**/*.mjs', '*.config.*'],
    languageOptions: { globals: globals.node },
  },
  { files: ['scripts/**', 'e2e/**'], rules: { 'no-console': 'off' } },
  // Zones: shared (lib, i18n, ui) <- features <- app.
  {
    files: ['src/lib/**', 'src/i18n/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        banned(['@/ui/*', '@/features/*', '@/app/*', '@/gallery/*', ...climb], 'lib imports lib'),
      ],
    },
  },
  {
    files: ['src/ui/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        banned(
          ['@/features/*', '@/app/*', '@/gallery/*', ...climb],
          'shared code knows no feature',
        ),
      ],
    },
  },
  ...features.map((name) => ({
    files: [`src/features/${name}/**`],
    rules: {
      'no-restricted-imports': [
        'error',
        banned(
          ['@/app/*', '@/gallery/*', '@/features/*', `!@/features/${name}`, ...climb],
          'no feature imports another feature or the app',
        ),
      ],
    },
  })),
)
