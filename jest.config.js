export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2023', parser: { syntax: 'typescript' } }, module: { type: 'es6' } }] },
  roots: ['<rootDir>/src', '<rootDir>/test', '<rootDir>/sandbox'],
  testTimeout: 30_000,
  // one a core of the smallest machine that this is checked on; jest alone would leave one of two cores idle
  maxWorkers: 2,
  testSequencer: '<rootDir>/scripts/longest-first.mjs',
};
