import { defineConfig } from "vite";
import { OLDEST } from "./browsers.ts";

// One script of the old kind, without imports: not every browser takes a module for a worker.
export default defineConfig({
  base: "./",
  build: {
    target: OLDEST,
    outDir: "../src/corset/clinic/static/clinic/build",
    emptyOutDir: false,
    modulePreload: false,
    rolldownOptions: {
      input: { worker: "src/keeping/worker.ts" },
      output: { format: "iife", entryFileNames: "[name].js" },
    },
  },
});
