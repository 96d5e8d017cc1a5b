export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2023', parser: { syntax: 'typescript' } }, module: { type: 'es6' } }] },
  roots: ['<rootDir>/src', '<rootDir>/test', '<rootDir>/sandbox'],
  testTimeout: 30_000,
  // more than the two cores of the smallest machine that this is checked on: most suites wait for browsers, databases and calls
  maxWorkers: 3,
};
