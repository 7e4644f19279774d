// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** An agent that does nothing, with the same rights as Loopwatch. */
public final class EmptyAgent {
  private static final String FILE = EmptyAgent.class.getName().replace('.', '/') + ".class";

  private EmptyAgent() {}

  /** Called by the JVM before {@code main}. */
  public static void premain(String arguments, Instrumentation instrumentation) {}

  /** Writes its jar to a temporary file. */
  public static synchronized Path jar() throws IOException {
    Path jar = Files.createTempFile("empty-agent", ".jar");
    jar.toFile().deleteOnExit();
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest());
        InputStream self = EmptyAgent.class.getResourceAsStream("/" + FILE)) {
      out.putNextEntry(new JarEntry(FILE));
      self.transferTo(out);
    }
    return jar;
  }

  private static Manifest manifest() {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("Premain-Class", EmptyAgent.class.getName());
    main.putValue("Can-Redefine-Classes", "true");
    main.putValue("Can-Retransform-Classes", "true");
    return manifest;
  }
}
