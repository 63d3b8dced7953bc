// Throughput of chrono-node's date parser on the same texts; run by bench/speed --peer.
// Needs `npm install --prefix bench/peers chrono-node` once.
import { readFileSync } from "node:fs";
import * as chrono from "chrono-node";

const stories = readFileSync(process.argv[2], "utf8").split("\0").filter((s) => s.length > 0);
const texts = stories.map((s) => {
  const cut = s.indexOf("\n");
  return { date: new Date(s.slice(0, cut) + "T12:00:00"), text: s.slice(cut + 1) };
});
let bytes = 0;
for (const { text } of texts) bytes += Buffer.byteLength(text);
let best = Infinity;
let found = 0;
for (let pass = 0; pass < 3; pass++) {
  const start = process.hrtime.bigint();
  found = 0;
  for (const { date, text } of texts) found += chrono.parse(text, date).length;
  best = Math.min(best, Number(process.hrtime.bigint() - start) / 1e9);
}
console.log(`| peer | MB/s | dates found |\n|---|--:|--:|\n| chrono-node | ${(bytes / 1e6 / best).toFixed(1)} | ${found} |`);
