// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmc.common.item.Attribute;
import org.openjdk.jmc.common.item.ICanonicalAccessorFactory;
import org.openjdk.jmc.common.item.IItem;
import org.openjdk.jmc.common.item.IItemIterable;
import org.openjdk.jmc.common.item.IMemberAccessor;
import org.openjdk.jmc.common.item.IType;
import org.openjdk.jmc.common.item.ItemFilters;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.flightrecorder.CouldNotLoadRecordingException;
import org.openjdk.jmc.flightrecorder.JfrLoaderToolkit;

/** Recordings as JDK Mission Control reads them, by its own parser. */
final class MissionControl {
  private static final ICanonicalAccessorFactory<IQuantity> BEGAN =
      Attribute.attr("began", UnitLookup.TIMESTAMP);

  private static final ICanonicalAccessorFactory<IQuantity> TOOK =
      Attribute.attr("took", UnitLookup.TIMESPAN);

  private static final ICanonicalAccessorFactory<String> CULPRIT =
      Attribute.attr("culprit", UnitLookup.PLAIN_TEXT);

  private MissionControl() {}

  /**
   * What it shows of an event.
   *
   * @param name of its type, for people
   */
  record Shown(String name, Instant began, Duration took, String culprit) {}

  /** All events of that type. */
  static List<Shown> events(Path file, String type) throws IOException {
    List<Shown> shown = new ArrayList<>();
    try {
      for (IItemIterable items :
          JfrLoaderToolkit.loadEvents(file.toFile()).apply(ItemFilters.type(type))) {
        items.forEach(item -> shown.add(shown(items.getType(), item)));
      }
    } catch (CouldNotLoadRecordingException e) {
      throw new IOException(e);
    }
    return shown;
  }

  private static Shown shown(IType<IItem> type, IItem item) {
    long began = of(BEGAN, type, item).clampedLongValueIn(UnitLookup.EPOCH_MS);
    long took = of(TOOK, type, item).clampedLongValueIn(UnitLookup.NANOSECOND);
    return new Shown(
        type.getName(),
        Instant.ofEpochMilli(began),
        Duration.ofNanos(took),
        of(CULPRIT, type, item));
  }

  private static <T> T of(ICanonicalAccessorFactory<T> field, IType<IItem> type, IItem item) {
    IMemberAccessor<T, IItem> accessor = field.getAccessor(type);
    return accessor.getMember(item);
  }
}
