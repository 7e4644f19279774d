// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.serve;

import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** In which form metrics are told, by what the client accepts. In the order of preference. */
enum Format {
  PROTOBUF("application/vnd.google.protobuf", ProtobufFormat.TYPE),
  OPEN_METRICS("application/openmetrics-text", OpenMetricsTextFormatWriter.CONTENT_TYPE),
  TEXT("text/plain", PrometheusTextFormatWriter.CONTENT_TYPE);

  private final String accepted;
  private final String type;

  Format(String accepted, String type) {
    this.accepted = accepted;
    this.type = type;
  }

  /** What to say in {@code Content-Type}. */
  String type() {
    return type;
  }

  /**
   * The form that a client likes best; text for one that names none, as a browser.
   *
   * @param accept its header {@code Accept}, or null
   */
  static Format of(@Nullable String accept) {
    Format best = TEXT;
    double most = 0;
    String[] ranges = accept == null ? new String[0] : accept.toLowerCase(Locale.ROOT).split(",");
    for (Format format : values()) {
      for (String range : ranges) {
        double quality = format.isMeant(range) ? quality(range) : 0;
        if (quality > most) {
          best = format;
          most = quality;
        }
      }
    }
    return best;
  }

  private boolean isMeant(String range) {
    boolean isType = range.split(";", 2)[0].strip().equals(accepted);
    return isType
        && (this != PROTOBUF
            || range.contains("proto=io.prometheus.client.metricfamily")
                && range.contains("encoding=delimited"));
  }

  private static double quality(String range) {
    for (String parameter : range.split(";")) {
      String[] parts = parameter.strip().split("=", 2);
      if (parts.length == 2 && parts[0].strip().equals("q")) {
        return number(parts[1].strip());
      }
    }
    return 1;
  }

  private static double number(String text) {
    return text.matches("[01](\\.[0-9]{1,3})?") ? Double.parseDouble(text) : 0;
  }

  /** All of it. */
  byte[] write(MetricSnapshots snapshots) throws IOException {
    if (this == PROTOBUF) {
      return ProtobufFormat.write(snapshots);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (this == OPEN_METRICS) {
      OpenMetricsTextFormatWriter.create().write(out, snapshots);
    } else {
      PrometheusTextFormatWriter.create().write(out, snapshots);
    }
    return out.toByteArray();
  }
}
