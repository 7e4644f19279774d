// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.carrier;

import io.loopwatch.bench.Figure;
import io.loopwatch.bench.Table;
import io.loopwatch.bench.child.carrier.CarrierOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/** What sets of children took with one number of carriers. */
final class Results {
  private final List<List<Runner>> sets = new ArrayList<>();
  private final List<Side> sides;

  Results(List<Side> sides) {
    this.sides = sides;
  }

  /** One set, all of whose slices ran in turn. */
  void add(List<Runner> set) {
    sets.add(set);
  }

  /** As Markdown. */
  void print() {
    Table table =
        new Table(
            System.out,
            "",
            "ns",
            "against " + Side.NONE.label(),
            "against " + Side.EMPTY.label(),
            "added to it, ns");
    for (CarrierOperation operation : CarrierOperation.values()) {
      sides.forEach(side -> row(table, operation, side));
    }
  }

  private void row(Table table, CarrierOperation operation, Side side) {
    table.row(
        operation.label() + ", " + side.label(),
        against(operation, side, side, (own, same) -> own).text(0),
        against(operation, side, Side.NONE, (own, base) -> own / base).text(3),
        against(operation, side, Side.EMPTY, (own, base) -> own / base).text(3),
        against(operation, side, Side.EMPTY, (own, base) -> own - base).text(1));
  }

  /** Compared within each turn; of a set the median, of those the median and the extremes. */
  private Figure against(
      CarrierOperation operation, Side side, Side base, DoubleBinaryOperator how) {
    List<Double> medians = new ArrayList<>();
    for (List<Runner> set : sets) {
      List<Double> own = of(set, side).slices(operation);
      List<Double> other = of(set, base).slices(operation);
      List<Double> turns = new ArrayList<>();
      for (int i = 0; i < own.size(); i++) {
        turns.add(how.applyAsDouble(own.get(i), other.get(i)));
      }
      medians.add(Figure.of(turns).median());
    }
    return Figure.of(medians);
  }

  private static Runner of(List<Runner> set, Side side) {
    return set.stream().filter(runner -> runner.side() == side).findAny().orElseThrow();
  }
}
