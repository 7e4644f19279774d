// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.page;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the page of a run: everything that it needs is in it, but for the data of a live one. May
 * be used by any thread.
 */
public final class Page {
  /** In the order in which the page has to run them: each uses those before it. */
  private static final List<String> SCRIPTS =
      List.of(
          "uPlot.iife.min.js",
          "format.js",
          "dom.js",
          "state.js",
          "filter.js",
          "theme.js",
          "table.js",
          "plot.js",
          "curves.js",
          "lines.js",
          "marks.js",
          "frames.js",
          "detail.js",
          "top.js",
          "loops.js",
          "stalls.js",
          "culprits.js",
          "tree.js",
          "icicle.js",
          "calls.js",
          "keys.js",
          "main.js");

  private static final List<String> STYLES = List.of("uPlot.min.css", "page.css", "parts.css");

  /** The script that makes it live. */
  private static final String LIVE = "live.js";

  private Page() {}

  /** Writes the JSON that the page shows: one object. */
  @FunctionalInterface
  public interface DataWriter {
    /**
     * Writes all of it, and does not close the writer.
     *
     * @param json takes JSON; what would end the element that holds it is escaped on the way
     */
    void write(Writer json) throws IOException;
  }

  /**
   * Writes the page, and does not close the writer.
   *
   * @param out takes HTML, which is to be stored as UTF-8; best buffered
   * @param title of the browser's window: any text
   * @param data what the page shows; it is streamed, never held as a whole
   * @throws IOException where {@code out} or {@code data} fails
   */
  public static void write(Writer out, String title, DataWriter data) throws IOException {
    write(out, title, data, blocks("script", SCRIPTS), "");
  }

  /**
   * Writes a page that has no data, and asks for {@code data.json} beside it again and again.
   *
   * @return the policy that is in the page, for a header
   * @throws IOException where {@code out} fails
   */
  public static String writeLive(Writer out, String title) throws IOException {
    List<Block> scripts = blocks("script", SCRIPTS);
    scripts.add(new Block("script", Resources.text(LIVE)));
    return write(out, title, data -> {}, scripts, "; connect-src 'self'");
  }

  private static String write(
      Writer out, String title, DataWriter data, List<Block> scripts, String further)
      throws IOException {
    List<Block> styles = blocks("style", STYLES);
    String policy = policy(styles, scripts) + further;
    Template template = new Template(Resources.text("page.html"), out);
    template.upTo("policy").append(policy);
    template.upTo("title").append(Html.text(title));
    template.upTo("licence").append(Resources.text("uPlot.LICENSE"));
    write(styles, template.upTo("styles"));
    data.write(new JsonInHtml(template.upTo("data")));
    write(scripts, template.upTo("scripts"));
    template.end();
    return policy;
  }

  private static void write(List<Block> blocks, Writer out) throws IOException {
    for (Block block : blocks) {
      out.append(block.html());
    }
  }

  private static List<Block> blocks(String element, List<String> names) throws IOException {
    List<Block> blocks = new ArrayList<>();
    for (String name : names) {
      blocks.add(new Block(element, Resources.text(name)));
    }
    return blocks;
  }

  /** Nothing may be loaded, and nothing may run or style but the page's own blocks. */
  private static String policy(List<Block> styles, List<Block> scripts) {
    return "default-src 'none'; base-uri 'none'; form-action 'none'; style-src"
        + sources(styles)
        + "; script-src"
        + sources(scripts);
  }

  private static String sources(List<Block> blocks) {
    StringBuilder sources = new StringBuilder();
    blocks.forEach(block -> sources.append(" '").append(block.hash()).append('\''));
    return sources.toString();
  }
}
