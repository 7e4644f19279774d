// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.StringWriter;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
  private static final String DATA_BEGIN = "<script type=\"application/json\" id=\"run\">";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "</script><script>alert(1)</script>",
        "<!-- <script>",
        "--> ]]> &amp; &lt;",
        "\u2028 \u2029 \u0000",
        "\ud83d\ude00 and half of it: \ud83d",
        "\"quotes\" 'and' \\backslashes\\",
        "plain"
      })
  void data_comesBackAsItWas_andHasNothingThatEndsItsElement(String hostile) throws Exception {
    JsonObject run = new JsonObject();
    run.addProperty(hostile, hostile);
    String data = dataOf(page("a run", run.toString()));
    assertThat(data).doesNotContain("<", ">", "&", "\u2028", "\u2029", "\ud83d");
    assertThat(JsonParser.parseString(data)).isEqualTo(run);
  }

  @Test
  void data_isEscapedWhereverTheChunksOfTheWriterEnd() throws Exception {
    StringWriter out = new StringWriter();
    Page.write(
        out,
        "a run",
        json -> {
          json.write("\"<");
          json.write('/');
          json.write("..script>..", 2, 7);
          json.write(new char[] {'x', '<', '&', 'y'}, 1, 2);
          json.append("\"");
          json.flush();
          json.close();
        });
    assertThat(dataOf(out.toString())).isEqualTo("\"\\u003c/script\\u003e\\u003c\\u0026\"");
    assertThat(out.toString()).endsWith("</html>\n");
  }

  @Test
  void title_isText() throws Exception {
    String page = page("</title><script>\"a\" & 'b'</script>", "{}");
    assertThat(page)
        .contains(
            "<title>&lt;/title&gt;&lt;script&gt;&quot;a&quot; &amp;"
                + " &#39;b&#39;&lt;/script&gt;</title>");
  }

  @Test
  void aTitleThatNamesAPlace_isATitle() throws Exception {
    assertThat(page("{{data}} {{scripts}}", "{}"))
        .contains("<title>{{data}} {{scripts}}</title>")
        .contains(DATA_BEGIN + "{}</script>");
  }

  @Test
  void policy_allowsNothingButTheBlocksThatAreThere() throws Exception {
    String page = page("a run", "{}");
    String policy =
        found(page, "http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\"").get(0);
    assertThat(policy).startsWith("default-src 'none'; ").doesNotContain("unsafe", "http", "data:");
    assertThat(found(policy, "'(sha256-[^']+)'"))
        .hasSizeGreaterThan(10)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(blocks(page, "style").stream(), blocks(page, "script").stream())
                .map(PageTest::hash)
                .toList());
  }

  @Test
  void everyElementThatRuns_isABlockOfThePage() throws Exception {
    String page = page("a run", "{}");
    assertThat(found(page, "(<script)")).hasSize(blocks(page, "script").size() + 1);
    assertThat(found(page, "(</script)")).hasSize(blocks(page, "script").size() + 1);
    assertThat(found(page, "(<style)")).hasSameSizeAs(blocks(page, "style"));
    assertThat(page).doesNotContain("\r", "{{");
  }

  @Test
  void nothingIsLoaded() throws Exception {
    String page = page("a run", "{}");
    String markup = page.replaceAll("(?s)<script>.*?</script>|<style>.*?</style>|<!--.*?-->", "");
    assertThat(found(markup, "\\s(src|href|action|srcset|background|style|on\\w+)\\s*=")).isEmpty();
    assertThat(markup).doesNotContain("<link", "<img", "<iframe", "<object", "<base", "http:");
    assertThat(page)
        .doesNotContain(
            "@import", "url(", "fetch(", "XMLHttpRequest", "WebSocket", "importScripts");
  }

  @Test
  void textOfTheData_getsIntoThePageAsTextOnly() throws Exception {
    List<String> ours = blocks(page("a run", "{}"), "script");
    assertThat(ours.subList(1, ours.size()))
        .noneMatch(
            script ->
                Pattern.compile(
                        "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|\\beval\\(|new"
                            + " Function|javascript:|DOMParser|setTimeout\\('")
                    .matcher(script)
                    .find());
  }

  @Test
  void licenceOfWhatItCarries_isTold() throws Exception {
    assertThat(page("a run", "{}"))
        .contains("The MIT License (MIT)", "Copyright (c) 2022 Leon Sorokin");
  }

  @Test
  void aFailureOfTheData_isTheCallers() {
    IOException failure = new IOException("disk full");
    assertThatThrownBy(
            () ->
                Page.write(
                    new StringWriter(),
                    "a run",
                    json -> {
                      throw failure;
                    }))
        .isSameAs(failure);
  }

  @Test
  void aTemplateWithoutThePlace_isRefused() {
    assertThatThrownBy(() -> new Template("no place", new StringWriter()).upTo("data"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("{{data}}");
  }

  @Test
  void aFileThatTheJarDoesNotHave_isNamed() {
    assertThatThrownBy(() -> Resources.text("none.js")).hasMessageContaining("page/none.js");
  }

  private static String page(String title, String json) throws IOException {
    StringWriter out = new StringWriter();
    Page.write(out, title, data -> data.write(json));
    return out.toString();
  }

  private static String dataOf(String page) {
    int begin = page.indexOf(DATA_BEGIN) + DATA_BEGIN.length();
    return page.substring(begin, page.indexOf("</script>", begin));
  }

  private static List<String> blocks(String page, String element) {
    return found(page, "(?s)<" + element + ">(.*?)</" + element + ">");
  }

  private static List<String> found(String text, String pattern) {
    List<String> groups = new ArrayList<>();
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    while (matcher.find()) {
      groups.add(matcher.group(1));
    }
    return groups;
  }

  private static String hash(String block) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(block.getBytes(UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
