import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { visualizeGraph } from "../../src/visualize/visualize-graph.ts";
import { needsProgram } from "../programs.ts";
import { launchBrowser } from "./browser.ts";
import { crawlGraph, fullGraph, sketchGraph } from "./graphs.ts";

needsProgram("chromium")("the page in a browser", (path) => {
  let browser: Browser;
  let folder: string;
  const graphs = {
    full: fullGraph,
    crawl: crawlGraph,
    hostile: sketchGraph({
      "</script><b>x": { takes: ["end"], doc: '<img src=x onerror="document.title=1">', type: "a<b>&amp;" },
    }),
  };

  beforeAll(async () => {
    browser = await launchBrowser(path);
    folder = await mkdtemp(join(tmpdir(), "eponym-page-"));
    for (const [name, graph] of Object.entries(graphs)) {
      await writeFile(
        join(folder, `${name}.html`),
        await visualizeGraph(graph, { format: "html", title: "Ages & prices", root: "/project" }),
      );
    }
  });
  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });

  /** Opens a page; whatever it complains of or asks the network for fails the test that closes it. */
  async function open(name: keyof typeof graphs, hash = ""): Promise<{ page: Page; close: () => Promise<void> }> {
    const context = await browser.newContext({ viewport: { width: 1200, height: 700 } });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("request", (request) => request.url().startsWith("file:") || complaints.push(request.url()));
    await page.goto(pathToFileURL(join(folder, `${name}.html`)).href + hash);
    const close = async (): Promise<void> => {
      await context.close();
      expect(complaints).toEqual([]);
    };
    return { page, close };
  }

  const box = (page: Page, id: string) => page.locator(`g.node[data-id="${id}"]`);
  const viewBox = (page: Page) => page.locator("#picture svg").getAttribute("viewBox");

  test("a click tells what is known of a node and lights up its lineage", async () => {
    const { page, close } = await open("full");
    await box(page, "price").click();
    const panel = page.locator("aside");
    expect(await panel.locator("h2").textContent()).toBe("price");
    const told = await panel.innerText();
    for (const text of [
      "pl.Series",
      'region is none of "us", "ca" and otherwise',
      "owner: growth",
      "features.ts:23:17",
      "10 upstream, 4 downstream",
    ]) {
      expect(told).toContain(text);
    }
    expect(await panel.locator("a").allTextContents()).toEqual(["age", "rate", "region", "train.fold", "report"]);
    const near = await page
      .locator("g.node.near")
      .evaluateAll((boxes) => boxes.map((box) => (box as SVGElement).dataset["id"]));
    expect(near).toContain("survey");
    expect(near).toContain("report");
    expect(near).not.toContain("seed");
    expect(await box(page, "price").getAttribute("aria-pressed")).toBe("true");
    await close();
  });

  test("a node inside of a subdag or a fan-out is told by its whole name, with all of its columns", async () => {
    const { page, close } = await open("crawl");
    await box(page, "train.labels").click();
    const panel = page.locator("aside");
    expect(await panel.locator("h2").textContent()).toBe("train.labels");
    expect(await panel.locator("h3:text-is('Columns') + ul li").count()).toBe(11);
    await box(page, "sentiment").click();
    expect(await panel.locator("h3:text-is('Runs for each') + code").textContent()).toBe("urls, sentences");
    expect(await box(page, "train.labels").getAttribute("aria-label")).toBe("train.labels, function, pl.DataFrame");
    await close();
  });

  test("links lead on, checks are listed, docs are text, Escape ends it", async () => {
    const { page, close } = await open("full");
    await box(page, "price").click();
    await page.locator("aside a", { hasText: /^age$/ }).click();
    const panel = page.locator("aside");
    expect(await panel.locator("h2").textContent()).toBe("age");
    expect(await panel.locator("h3:text-is('Checks') + ul a").allTextContents()).toEqual([
      "age.check.range",
      "age.check.allowNulls",
    ]);
    expect(page.url()).toMatch(/#age$/);
    await box(page, "report").click();
    expect(await panel.locator("p").first().innerHTML()).toBe("What is sent to the &lt;b&gt;owners&lt;/b&gt;.");
    await page.keyboard.press("Escape");
    expect(await panel.isVisible()).toBe(false);
    expect(await page.locator(".near").count()).toBe(0);
    await close();
  });

  test("search finds names, docs and tags, marks them and jumps to the first", async () => {
    const { page, close } = await open("full");
    const search = page.getByRole("searchbox");
    await search.fill("ML");
    expect(await page.locator("#count").textContent()).toBe("3 matches");
    expect(
      await page.locator("g.node.match").evaluateAll((boxes) => boxes.map((box) => (box as SVGElement).dataset["id"])),
    ).toEqual(["train.fold", "train.inner.tree", "train.score"]);
    await search.fill("owners sent");
    expect(await page.locator("#results b").allTextContents()).toEqual(["report"]);
    await search.press("Enter");
    expect(await page.locator("aside h2").textContent()).toBe("report");
    await search.fill("no such thing");
    expect(await page.locator("#count").textContent()).toBe("0 matches");
    await close();
  });

  test("the keyboard alone reaches a node, moves and zooms", async () => {
    const { page, close } = await open("full");
    const whole = await viewBox(page);
    await box(page, "report").focus();
    await page.keyboard.press("Enter");
    expect(await page.locator("aside h2").textContent()).toBe("report");
    await page.keyboard.press("+");
    const near = await viewBox(page);
    expect(near).not.toBe(whole);
    await page.keyboard.press("ArrowRight");
    expect(await viewBox(page)).not.toBe(near);
    await page.keyboard.press("f");
    expect(await viewBox(page)).toBe(whole);
    expect(await box(page, "report").getAttribute("aria-label")).toBe("report, function, string");
    await page.keyboard.press("/");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("search");
    await close();
  });

  test("wheel, drag and buttons move the picture, and a drag chooses nothing", async () => {
    const { page, close } = await open("full");
    const whole = await viewBox(page);
    const { x, y, width, height } = (await box(page, "price").boundingBox())!;
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.wheel(0, -300);
    await expect.poll(() => viewBox(page)).not.toBe(whole);
    const [, , closer = ""] = (await viewBox(page))!.split(" ");
    expect(Number(closer)).toBeLessThan(Number(whole!.split(" ")[2]));
    const before = await viewBox(page);
    await page.mouse.down();
    await page.mouse.move(x + 90, y + 60, { steps: 4 });
    await page.mouse.up();
    expect(await viewBox(page)).not.toBe(before);
    expect(await page.locator("aside").isVisible()).toBe(false);
    await page.getByRole("button", { name: "Fit" }).click();
    expect(await viewBox(page)).toBe(whole);
    await page.getByRole("button", { name: "Zoom in" }).click();
    expect(await viewBox(page)).not.toBe(whole);
    await close();
  });

  test("an address names a node", async () => {
    const { page, close } = await open("full", "#train.score");
    expect(await page.locator("aside h2").textContent()).toBe("train.score");
    await close();
  });

  test("hostile names, types and docs stay text", async () => {
    const { page, close } = await open("hostile");
    await page.locator("#picture g.node").last().click();
    expect(await page.locator("aside h2").textContent()).toBe("</script><b>x");
    expect(await page.locator("aside p").first().textContent()).toBe('<img src=x onerror="document.title=1">');
    expect(await page.title()).toBe("Ages & prices");
    expect(await page.locator("img, aside b, header b").count()).toBe(0);
    await close();
  });
});
