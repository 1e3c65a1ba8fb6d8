import { defineConfig } from "vitest/config";
import { OLDEST } from "./browsers.ts";

const SHEETS = "../src/corset/clinic/static/clinic";

// The names are fixed: Django's static files storage adds the hash of the content.
export default defineConfig({
  // Addresses inside the style sheets are relative, so that Django can serve them from anywhere.
  base: "./",
  css: { transformer: "lightningcss" },
  build: {
    target: OLDEST,
    outDir: "../src/corset/clinic/static/clinic/build",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: false,
    chunkSizeWarningLimit: 700, // three.js, loaded only with a figure
    rolldownOptions: {
      checks: { eval: false }, // htmx can evaluate; src/site.ts forbids it
      input: {
        site: "src/site.ts",
        player: "src/player/main.ts",
        gallery: "src/gallery/main.ts",
        load: "src/load/main.ts",
        desk: `${SHEETS}/clinician/desk.css`,
        discs: `${SHEETS}/clinician/load.css`,
        motion: `${SHEETS}/gallery/gallery.css`,
        guide: `${SHEETS}/styleguide/guide.css`,
      },
      output: {
        entryFileNames: "[name].js",
        // What these scripts import bears its own hash: Django rewrites no addresses inside them.
        chunkFileNames: "[name].[hash:12].js",
        hashCharacters: "hex",
        assetFileNames: "[name][extname]",
        // What the session's page loads stays in one file, whoever else uses a piece of it.
        codeSplitting: {
          groups: [
            { name: "mount", test: /figure\/(breath|clip|mount|tempo)\.ts|preload-helper/ },
            { name: "post", test: /src\/offline\/|src\/keeping\/page\.ts|node_modules\/idb\// },
            { name: "curve", test: /src\/load\/(curve|data|seat|pin)\.ts/ },
          ],
        },
      },
    },
  },
  test: { include: ["src/**/*.test.ts"], environment: "node", passWithNoTests: true },
});
