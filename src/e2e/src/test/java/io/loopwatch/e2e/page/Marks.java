// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.page;

/** Where the mark of a stall is, as expressions in the page's language. */
final class Marks {
  /** The longest stall: nothing lies upon it. */
  static final String LONGEST =
      "loopwatch.state.data.stalls.reduce((best, one) => one.nanos > best.nanos ? one : best).at";

  private Marks() {}

  static String of(int stall) {
    return "loopwatch.state.data.stalls[" + stall + "]";
  }

  /** CSS pixels from the left of the plot, to just within the mark. */
  static String x(int stall) {
    return "((data) => ("
        + of(stall)
        + ".time - data.start) / (data.end - data.start)"
        + " * document.querySelector('#marks-plot .u-over').clientWidth + 2)(loopwatch.state.data)";
  }

  /** CSS pixels from the top of the plot: the axis is logarithmic, with some room at both ends. */
  static String y(int stall) {
    return "((nanos) => { const low = Math.min(...nanos) * 0.75, high = Math.max(...nanos) * 1.4;"
        + "return Math.log(high / "
        + of(stall)
        + ".nanos) / Math.log(high / low)"
        + " * document.querySelector('#marks-plot .u-over').clientHeight"
        + "})(loopwatch.state.data.stalls.map((stall) => stall.nanos))";
  }
}
