// Asks the site in Firefox, over file://, and prints the links found for each query, what the
// first result of the first query says of its marks, and the lines 用字 has of a word.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const puppeteer = (await import(pathToFileURL(process.argv[2]).href)).default;
const { firefox, site, queries, word } = JSON.parse(readFileSync(0, 'utf8'));
const browser = await puppeteer.launch({ browser: 'firefox', executablePath: firefox, headless: true });
const page = await browser.newPage();
const answers = {};
for (const query of queries) {
  await page.goto(`${site}/search.html?q=${encodeURIComponent(query)}`);
  for (;;) {
    await page.waitForSelector('#results[data-state=done]');
    const more = await page.evaluate(() => {
      const button = document.getElementById('more');
      if (button.hidden) { return false; }
      document.getElementById('results').removeAttribute('data-state');
      button.click();
      return true;
    });
    if (!more) { break; }
  }
  answers[query] = await page.$$eval('#results .to a', (links) => links.map((link) => link.href));
}
await page.goto(`${site}/search.html?q=${encodeURIComponent(queries[0])}`);
await page.waitForSelector('#results a');
await page.$eval('#results a', (link) => link.click());
await page.waitForSelector('.hits');
const marked = await page.evaluate(() => [
  document.querySelector('.hits p').firstChild.textContent,
  document.querySelectorAll('article mark').length,
  location.search,
]);
await page.goto(`${site}/words.html?q=${encodeURIComponent(word)}`);
await page.waitForSelector('#lines[data-state=done]');
const lines = await page.$$eval('#lines .key a', (links) => links.map((link) => [link.textContent, link.href]));
const figures = await page.$$eval('table.trend tbody tr', (rows) => rows.length);
await browser.close();
process.stdout.write(JSON.stringify({ answers, marked, lines, figures }));
