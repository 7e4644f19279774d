// SPDX-License-Identifier: Apache-2.0
import static java.util.stream.Collectors.joining;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.RecordComponentVisitor;
import net.bytebuddy.jar.asm.TypePath;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;

/**
 * Rewrites the shaded jar in place: {@code io.loopwatch.probe.X} becomes {@code
 * java.lang.LoopwatchX} for every class that names it, and is itself kept as a resource, since no
 * ordinary loader may define a class of {@code java.lang}.
 *
 * <p>A resource {@code META-INF/loopwatch/probe/index} lists the probe's resources in an order in
 * which they can be defined: superclasses, interfaces and nest hosts before those that need them.
 * The jar is written with sorted entries and one fixed date, so that equal classes make equal bytes
 * wherever zlib is the same.
 *
 * <p>Run by the build in source-launch mode: {@code java -cp byte-buddy.jar ProbeRenamer.java JAR}.
 */
public final class ProbeRenamer {
  private static final String OURS = "io/loopwatch/";
  private static final String PROBE = "io/loopwatch/probe/";
  private static final String RENAMED = "java/lang/Loopwatch";
  private static final String RESOURCES = "META-INF/loopwatch/probe/";
  private static final String MANIFEST = "META-INF/MANIFEST.MF";

  /** What an application that is watched does not load: the commands, the report, and theirs. */
  private static final List<String> COLD =
      List.of(
          "META-INF/LICENSE",
          "META-INF/NOTICE",
          OURS + "cli/",
          OURS + "page/",
          OURS + "run/",
          OURS + "serve/",
          OURS + "top/",
          OURS + "shaded/gson/",
          OURS + "shaded/jline/",
          OURS + "shaded/picocli/",
          OURS + "shaded/prometheus/");

  /** The first moment that a zip entry can carry; local, so that the time zone does not count. */
  private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private ProbeRenamer() {}

  /**
   * Rewrites one jar.
   *
   * @throws IllegalStateException if the jar has no probe, or the probe needs more than java.*
   */
  public static void main(String[] args) throws IOException {
    Path jar = Path.of(args[0]);
    Map<String, byte[]> entries = read(jar);
    Map<String, byte[]> probe = takeProbe(entries);
    if (probe.isEmpty()) {
      throw new IllegalStateException("no classes " + PROBE + "* in " + jar);
    }
    checkReferences(probe);
    entries.replaceAll((name, bytes) -> namesProbe(name, bytes) ? rename(bytes, false) : bytes);
    List<String> index = new ArrayList<>();
    for (String name : definitionOrder(probe)) {
      String resource = RESOURCES + PROBE_NAMES.map(name).replace('/', '.') + ".class";
      entries.put(resource, rename(probe.get(name), true));
      index.add(resource);
    }
    String lines = index.stream().map(line -> line + "\n").collect(joining());
    entries.put(RESOURCES + "index", lines.getBytes(StandardCharsets.UTF_8));
    write(jar, entries);
  }

  private static Map<String, byte[]> read(Path jar) throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (!entry.isDirectory()) {
          try (InputStream in = zip.getInputStream(entry)) {
            entries.put(entry.getName(), in.readAllBytes());
          }
        }
      }
    }
    return entries;
  }

  /** Removes the probe's classes from {@code entries}; returns them by internal name. */
  private static Map<String, byte[]> takeProbe(Map<String, byte[]> entries) {
    Map<String, byte[]> probe = new TreeMap<>();
    for (String entry : List.copyOf(entries.keySet())) {
      if (entry.startsWith(PROBE)) {
        byte[] bytes = entries.remove(entry);
        if (entry.endsWith(".class") && !entry.endsWith("/package-info.class")) {
          probe.put(entry.substring(0, entry.length() - ".class".length()), bytes);
        }
      }
    }
    return probe;
  }

  private static boolean namesProbe(String entry, byte[] bytes) {
    return entry.startsWith(OURS)
        && entry.endsWith(".class")
        && new String(bytes, StandardCharsets.ISO_8859_1).contains(PROBE);
  }

  private static byte[] rename(byte[] bytes, boolean stripAnnotations) {
    ClassWriter writer = new ClassWriter(0);
    ClassVisitor target = stripAnnotations ? new AnnotationStripper(writer) : writer;
    new ClassReader(bytes).accept(new ClassRemapper(target, PROBE_NAMES), 0);
    return writer.toByteArray();
  }

  private static void checkReferences(Map<String, byte[]> probe) {
    Set<String> foreign = new TreeSet<>();
    probe.forEach(
        (name, bytes) -> {
          for (String reference : references(bytes)) {
            if (!reference.startsWith("java/") && !probe.containsKey(reference)) {
              foreign.add(name + " names " + reference);
            }
          }
        });
    if (!foreign.isEmpty()) {
      throw new IllegalStateException(
          "the probe is defined in java.lang and may name java.* only:\n  "
              + String.join("\n  ", foreign));
    }
  }

  private static Set<String> references(byte[] bytes) {
    Set<String> names = new TreeSet<>();
    Remapper recorder =
        new Remapper(Opcodes.ASM9) {
          @Override
          public String map(String internalName) {
            names.add(internalName);
            return internalName;
          }
        };
    ClassVisitor recording = new ClassRemapper(new ClassWriter(0), recorder);
    new ClassReader(bytes).accept(new AnnotationStripper(recording), 0);
    return names;
  }

  private static Set<String> definitionOrder(Map<String, byte[]> probe) {
    Set<String> order = new LinkedHashSet<>();
    probe.keySet().forEach(name -> addAfterWhatItNeeds(name, probe, order));
    return order;
  }

  private static void addAfterWhatItNeeds(
      String name, Map<String, byte[]> probe, Set<String> order) {
    if (order.contains(name) || !probe.containsKey(name)) {
      return;
    }
    ClassReader reader = new ClassReader(probe.get(name));
    addAfterWhatItNeeds(reader.getSuperName(), probe, order);
    for (String type : reader.getInterfaces()) {
      addAfterWhatItNeeds(type, probe, order);
    }
    String host = nestHost(reader, name);
    if (!host.equals(name)) {
      addAfterWhatItNeeds(host, probe, order);
    }
    order.add(name);
  }

  /** The internal name of the nest host; {@code name} itself, which needs nothing, if it is one. */
  private static String nestHost(ClassReader reader, String name) {
    String[] host = {name};
    ClassVisitor finder =
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public void visitNestHost(String nestHost) {
            host[0] = nestHost;
          }
        };
    reader.accept(finder, ClassReader.SKIP_CODE);
    return host[0];
  }

  private static void write(Path jar, Map<String, byte[]> entries) throws IOException {
    Path next = jar.resolveSibling(jar.getFileName() + ".renaming");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(next));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      // JarInputStream finds a manifest only where it comes first.
      writeEntry(zip, MANIFEST, entries.remove(MANIFEST));
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        writeEntry(zip, entry.getKey(), entry.getValue());
      }
    }
    Files.move(next, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void writeEntry(ZipOutputStream zip, String name, byte[] bytes)
      throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(ENTRY_TIME);
    if (COLD.stream().noneMatch(name::startsWith)) {
      store(entry, bytes);
    }
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  /** Larger, but a JVM that starts with the agent has nothing to inflate. */
  private static void store(ZipEntry entry, byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(crc.getValue());
  }

  private static final Remapper PROBE_NAMES =
      new Remapper(Opcodes.ASM9) {
        @Override
        public String map(String internalName) {
          return internalName.startsWith(PROBE)
              ? RENAMED + internalName.substring(PROBE.length())
              : internalName;
        }
      };

  /** Drops every annotation, since the boot loader would not find their types. */
  private static final class AnnotationStripper extends ClassVisitor {
    AnnotationStripper(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
      return null;
    }

    @Override
    public AnnotationVisitor visitTypeAnnotation(
        int typeRef, TypePath path, String descriptor, boolean visible) {
      return null;
    }

    @Override
    public RecordComponentVisitor visitRecordComponent(
        String name, String descriptor, String signature) {
      RecordComponentVisitor next = super.visitRecordComponent(name, descriptor, signature);
      return new RecordComponentVisitor(Opcodes.ASM9, next) {
        @Override
        public AnnotationVisitor visitAnnotation(String type, boolean visible) {
          return null;
        }

        @Override
        public AnnotationVisitor visitTypeAnnotation(
            int typeRef, TypePath path, String type, boolean visible) {
          return null;
        }
      };
    }

    @Override
    public FieldVisitor visitField(
        int access, String name, String descriptor, String signature, Object value) {
      FieldVisitor next = super.visitField(access, name, descriptor, signature, value);
      return new FieldVisitor(Opcodes.ASM9, next) {
        @Override
        public AnnotationVisitor visitAnnotation(String type, boolean visible) {
          return null;
        }

        @Override
        public AnnotationVisitor visitTypeAnnotation(
            int typeRef, TypePath path, String type, boolean visible) {
          return null;
        }
      };
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      return new MethodStripper(super.visitMethod(access, name, descriptor, signature, exceptions));
    }
  }

  private static final class MethodStripper extends MethodVisitor {
    MethodStripper(MethodVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
      return null;
    }

    @Override
    public AnnotationVisitor visitTypeAnnotation(
        int typeRef, TypePath path, String descriptor, boolean visible) {
      return null;
    }

    @Override
    public AnnotationVisitor visitParameterAnnotation(
        int parameter, String descriptor, boolean visible) {
      return null;
    }

    @Override
    public AnnotationVisitor visitInsnAnnotation(
        int typeRef, TypePath path, String descriptor, boolean visible) {
      return null;
    }

    @Override
    public AnnotationVisitor visitTryCatchAnnotation(
        int typeRef, TypePath path, String descriptor, boolean visible) {
      return null;
    }

    @Override
    public AnnotationVisitor visitLocalVariableAnnotation(
        int typeRef,
        TypePath path,
        Label[] start,
        Label[] end,
        int[] index,
        String descriptor,
        boolean visible) {
      return null;
    }
  }
}
