import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
    globalSetup: 'scripts/testing-folder.ts',
    // Some tests run a whole demo: 7 s of processor time, and many times that on a machine that others use too.
    testTimeout: 120_000,
    // The machine class this runs on has two cores: more workers only wait for each other.
    maxWorkers: 2,
  },
})
