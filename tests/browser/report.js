// Drives the HTML report: node report.js PAGE FOLDER_FOR_SCREENSHOTS; prints what it saw as JSON.
"use strict";
const { chromium } = require("playwright-core");

(async () => {
  const [page_file, folder] = process.argv.slice(2);
  const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, colorScheme: "light" });
  const complaints = [], requests = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => requests.push(request.url()));
  await page.goto("file://" + page_file);
  const visible = () => page.$$eval(".card", (cards) => cards.filter((c) => c.offsetParent !== null).map((c) => c.className.trim()));
  const here = () => page.$$eval(".card.here", (cards) => cards.map((c) => c.id));
  const seen = { all: await visible() };
  await page.screenshot({ path: folder + "/light.png" });
  await page.keyboard.press("j");
  seen.first = await here();
  await page.keyboard.press("j");
  seen.second = await here();
  await page.keyboard.press("k");
  seen.back = await here();
  await page.keyboard.press("e");
  seen.without_errors = await visible();
  await page.keyboard.press("e");
  seen.with_errors = await visible();
  await page.keyboard.press("Tab");
  seen.focus = await page.evaluate(() => document.activeElement.tagName);
  seen.background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: "dark" });
  seen.dark = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.screenshot({ path: folder + "/dark.png" });
  await page.emulateMedia({ media: "print", colorScheme: "light" });
  seen.filters_in_print = await page.$eval("nav.filters", (nav) => getComputedStyle(nav).display);
  await page.emulateMedia({ media: "screen" });
  await page.setViewportSize({ width: 420, height: 800 });
  seen.scrolls_sideways = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  await page.screenshot({ path: folder + "/narrow.png" });
  seen.complaints = complaints;
  seen.requests = requests.length;
  console.log(JSON.stringify(seen));
  await browser.close();
})().catch((error) => { console.error(error); process.exit(1); });
