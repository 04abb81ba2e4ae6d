import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
    testTimeout: 30_000,
    // The machine class this runs on has two cores: more workers only wait for each other.
    maxWorkers: 2,
  },
})
