// Makes common-passwords.bin: see README.md in this folder. Run: node make-list.mjs package/data/passwords.txt.gz
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

const lines = gunzipSync(readFileSync(process.argv[2])).toString("utf8").split("\n").filter(line => line.trim() !== "");

// The file begins with the 100,000 commonest in order; other lists follow. Of those only what is long enough to be chosen here adds anything.
const kept = [...lines.slice(0, 100_000), ...lines.slice(100_000).filter(line => [...line].length >= 12)];

const starts = new Set(kept.map(line => createHash("sha256").update(line.toLowerCase(), "utf8").digest().readUInt32LE(0)));
const sorted = Uint32Array.from(starts).sort();
writeFileSync(new URL("common-passwords.bin", import.meta.url), Buffer.from(sorted.buffer));
console.log(`${sorted.length} entries`);
