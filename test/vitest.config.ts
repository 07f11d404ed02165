import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    root: ".",
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/setup.ts"],
    exclude: ["test/live/**"],
    testTimeout: 120_000,
    // Without it one core is kept free, of two.
    maxWorkers: "100%",
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      exclude: ["src/**/index.ts", "src/cli/main.ts"],
      reporter: ["text-summary"],
      thresholds: {
        "src/text/**/*.ts": { lines: 100, branches: 100 },
        "src/net/**/*.ts": { lines: 100, branches: 100 },
        lines: 95,
        branches: 95,
      },
    },
  },
});
