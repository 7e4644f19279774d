// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.page;

import java.util.List;

/** The text in a run: ordinary, or such as an attacker or a bad day puts there. */
enum Names {
  PLAIN(List.of()),
  HOSTILE(
      List.of(
          "<script>document.title='owned'</script>",
          "</script><img src=x onerror=\"document.title='owned'\">",
          "<!-- \"double\" 'single' `back` & &lt; ${1}",
          "line\nbreak\ttab\u0000nul\u001b[31m",
          "\u202Egnp.exe\u2066 \u05D0\u05D1\u05D2 \u200F",
          "\u2028\u2029\ud83d\ude00 \ud800 lone",
          "__proto__",
          "very.long.".repeat(400)));

  private final List<String> texts;

  Names(List<String> texts) {
    this.texts = texts;
  }

  /** All of the texts that are to stay texts. */
  List<String> texts() {
    return texts;
  }

  private String text(int at, String plain) {
    return texts.isEmpty() ? plain : texts.get(at % texts.size()) + plain;
  }

  String title() {
    return text(1, "run.hlog, events.jsonl");
  }

  String problem() {
    return text(0, "run.hlog:17: not a line of a histogram log");
  }

  String sentence() {
    return text(2, "vert.x-eventloop-thread-0 was late 4 % of the time.");
  }

  String process() {
    return text(1, "web-1");
  }

  String hint() {
    return text(0, "use vertx.setTimer, do not sleep");
  }

  String loop(int id) {
    return text(id, "vert.x-eventloop-thread-" + id);
  }

  String shortName(int at) {
    return text(at, "Orders.step" + at);
  }

  String frame(int at) {
    return text(at, "com.acme.Orders.step" + at + "(Orders.java:" + at + ")");
  }
}
