// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.blocking;

import io.loopwatch.bench.Figure;
import io.loopwatch.bench.Table;
import io.loopwatch.bench.Variant;
import io.loopwatch.bench.blocking.Rival.Slice;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;

/** One table: variants against the one without an agent, a value for each set of children. */
final class Measure {
  private final String title;
  private final int decimals;
  private final ToDoubleFunction<Slice> plain;
  private final ToDoubleBiFunction<Slice, Slice> against;
  private final Map<Cell, List<Double>> bases = new HashMap<>();
  private final Map<Variant, Map<Cell, List<Double>>> values = new EnumMap<>(Variant.class);

  private Measure(
      String title,
      int decimals,
      ToDoubleFunction<Slice> plain,
      ToDoubleBiFunction<Slice, Slice> against) {
    this.title = title;
    this.decimals = decimals;
    this.plain = plain;
    this.against = against;
  }

  /** All that are told. */
  static List<Measure> all() {
    return List.of(
        new Measure("Time, ratio", 3, Slice::nanos, (own, base) -> own.nanos() / base.nanos()),
        new Measure("Time added, ns", 1, Slice::nanos, (own, base) -> own.nanos() - base.nanos()),
        new Measure(
            "CPU of the measured thread, ratio",
            3,
            Slice::cpuNanos,
            (own, base) -> own.cpuNanos() / base.cpuNanos()));
  }

  /** One set of children, all of whose slices ran in turn. */
  void add(List<Rival> set, List<Cell> cells) {
    Rival base =
        set.stream().filter(rival -> rival.variant() == Variant.NONE).findAny().orElseThrow();
    for (Cell cell : cells) {
      List<Double> ofBase = base.slices(cell).stream().map(plain::applyAsDouble).toList();
      keep(bases, cell, Figure.of(ofBase).median());
      for (Rival rival : set) {
        if (rival != base) {
          keep(
              values.computeIfAbsent(rival.variant(), any -> new HashMap<>()),
              cell,
              middle(rival.slices(cell), base.slices(cell)));
        }
      }
    }
  }

  private static void keep(Map<Cell, List<Double>> to, Cell cell, double value) {
    to.computeIfAbsent(cell, any -> new ArrayList<>()).add(value);
  }

  /** Compared within each turn. */
  private double middle(List<Slice> own, List<Slice> base) {
    List<Double> turns = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      turns.add(against.applyAsDouble(own.get(i), base.get(i)));
    }
    return Figure.of(turns).median();
  }

  /** As Markdown. */
  void print(List<Cell> cells) {
    System.out.println("\n" + title + "\n");
    List<String> head = new ArrayList<>(List.of("", "no agent, ns"));
    values.keySet().forEach(variant -> head.add(variant.label()));
    Table table = new Table(System.out, head.toArray(new String[0]));
    for (Cell cell : cells) {
      List<String> row = new ArrayList<>();
      row.add(cell.label());
      row.add(Figure.of(bases.get(cell)).text(0));
      values.values().forEach(each -> row.add(Figure.of(each.get(cell)).text(decimals)));
      table.row(row.toArray());
    }
  }
}
