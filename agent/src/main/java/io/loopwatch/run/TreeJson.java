// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;

/** The tree of all samples, without what is too narrow to be seen. */
final class TreeJson {
  /** A frame narrower than this part of the whole is no pixel wide. */
  private static final double NARROWEST = 1 / 5_000.0;

  private final JsonWriter json;
  private final Frames frames;

  TreeJson(JsonWriter json, Frames frames) {
    this.json = json;
    this.frames = frames;
  }

  void write(SampleTree.Node root) throws IOException {
    json.name("tree");
    node(root, -1, (long) (root.nanos() * NARROWEST));
  }

  private void node(SampleTree.Node node, int frame, long leastNanos) throws IOException {
    json.beginObject();
    json.name("frame").value(frame);
    json.name("nanos").value(node.nanos());
    json.name("samples").value(node.samples());
    json.name("children").beginArray();
    for (SampleTree.Node child : node.children()) {
      if (child.nanos() > leastNanos) {
        node(child, frames.frame(child.frame()), leastNanos);
      }
    }
    json.endArray();
    json.endObject();
  }
}
