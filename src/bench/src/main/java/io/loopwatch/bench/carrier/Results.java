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
    print("ratio", (own, empty) -> own / empty, 3);
    print("ns added", (own, empty) -> own - empty, 1);
  }

  /** What an agent costs at all against none; what the others do against that. */
  private void print(String unit, DoubleBinaryOperator how, int decimals) {
    System.out.println();
    List<Side> others =
        sides.stream().filter(side -> side != Side.NONE && side != Side.EMPTY).toList();
    List<String> head =
        new ArrayList<>(List.of(unit, "no agent, ns", "empty agent, ns", "against no agent"));
    others.forEach(side -> head.add(side.label()));
    Table table = new Table(System.out, head.toArray(new String[0]));
    for (CarrierOperation operation : CarrierOperation.values()) {
      List<String> row = new ArrayList<>(List.of(operation.label()));
      row.add(nanos(operation, Side.NONE));
      row.add(nanos(operation, Side.EMPTY));
      row.add(against(operation, Side.EMPTY, Side.NONE, how).text(decimals));
      for (Side side : others) {
        row.add(against(operation, side, Side.EMPTY, how).text(decimals));
      }
      table.row(row.toArray());
    }
  }

  private String nanos(CarrierOperation operation, Side side) {
    return against(operation, side, side, (own, same) -> own).text(0);
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
