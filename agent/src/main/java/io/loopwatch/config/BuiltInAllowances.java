// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

import java.util.ArrayList;
import java.util.List;

/**
 * The blocking calls that are fine without being asked for: what every application on an event loop
 * does once or harmlessly. {@code allow=-name} turns a row off.
 *
 * <p>A frame is here only where nothing that an application waits for in earnest can hide under it.
 * So there is no frame that runs the application's code on the loop, as {@code
 * ThreadPoolExecutor.execute} does with the caller-runs policy, and none of a method that waits in
 * one of its forms, as {@code LinkedBlockingQueue.offer} with a timeout does: of such, only the
 * call that does not wait for anybody else's work, {@code caller > callee}.
 */
final class BuiltInAllowances {
  private static final String LOCK = "java.util.concurrent.locks.ReentrantLock.lock";

  private static final List<Row> ROWS =
      List.of(
          new Row(
              "class-loading",
              "A class is read from its jar and linked once, at its first use, on whichever thread"
                  + " comes first",
              "java.lang.ClassLoader.loadClass",
              "java.lang.invoke.MethodHandleNatives.linkCallSite",
              "jdk.internal.loader.URLClassPath.getLoader",
              "sun.instrument.InstrumentationImpl.transform",
              // These load without the JDK's loadClass.
              "io.quarkus.bootstrap.classloading.QuarkusClassLoader.loadClass",
              "io.quarkus.bootstrap.runner.RunnerClassLoader.loadClass",
              "org.jboss.modules.ConcurrentClassLoader.loadClass"),
          new Row(
              "native-libraries",
              "A native library is unpacked and loaded once",
              "jdk.internal.loader.NativeLibraries",
              "io.netty.util.internal.NativeLibraryLoader"),
          new Row(
              "service-loading",
              "The files that name the providers of a service are read when somebody first asks for"
                  + " it; what the providers' constructors do is reported",
              "java.util.ServiceLoader$LazyClassPathLookupIterator",
              "java.util.ServiceLoader$ModuleServicesLookupIterator"),
          new Row(
              "locale-data",
              "Resource bundles, time zones and currencies are read once and then kept",
              "java.util.ResourceBundle.getBundle",
              "sun.util.resources.LocaleData",
              "java.time.zone.ZoneRulesProvider.<clinit>",
              "java.time.zone.TzdbZoneRulesProvider",
              "sun.util.calendar.ZoneInfoFile",
              "java.util.Currency.<clinit>"),
          new Row(
              "security-setup",
              "Security providers, their properties and the JDK's own certificates are read once,"
                  + " at the first cipher or TLS connection",
              "java.security.Security.<clinit>",
              "javax.crypto.JceSecurity.<clinit>",
              "sun.security.jca.ProviderConfig",
              "sun.security.util.UntrustedCertificates.<clinit>",
              "sun.security.ssl.TrustStoreManager",
              "io.netty.handler.ssl.JdkSslContext$Defaults"),
          new Row(
              "secure-random",
              "Random bytes and seeds come from /dev/urandom, which never blocks once the machine is"
                  + " up; UUID.randomUUID and TLS need them",
              "sun.security.provider.NativePRNG.<clinit>",
              "sun.security.provider.NativePRNG.<init>",
              "sun.security.provider.NativePRNG.engineNextBytes",
              "sun.security.provider.NativePRNG.engineSetSeed",
              "sun.security.provider.NativePRNG$NonBlocking",
              "sun.security.provider.SeedGenerator"),
          new Row(
              "loggers",
              "A logging library reads its configuration when it gives out its first logger; what"
                  + " its appenders write is reported",
              "org.slf4j.LoggerFactory",
              "org.apache.logging.log4j.LogManager.<clinit>",
              "org.apache.logging.log4j.LogManager.getContext",
              "org.apache.logging.log4j.LogManager.getLogger",
              "org.apache.commons.logging.LogFactory.getLog",
              "org.jboss.logging.Logger.getLogger",
              "java.util.logging.LogManager.ensureLogManagerInitialized",
              "java.util.logging.LogManager.initializeGlobalHandlers",
              "java.util.logging.Logger.getLogger",
              "java.lang.System.getLogger"),
          new Row(
              "short-locks",
              "Queues, executors, TLS and Netty's memory hold their own lock for a few"
                  + " instructions; waiting for room, for an item, for a result or for memory is"
                  + " reported",
              "java.util.concurrent.* > " + LOCK,
              "java.util.concurrent.ForkJoinPool.spinLockRunState",
              "java.lang.ref.ReferenceQueue > " + LOCK,
              "sun.security.rsa.RSACore > " + LOCK,
              "sun.security.ssl.X509TrustManagerImpl > " + LOCK,
              "io.netty.buffer.PoolArena > " + LOCK,
              "io.netty.buffer.PoolChunk > " + LOCK,
              "io.netty.buffer.PoolSubpage > " + LOCK,
              "io.netty.buffer.AdaptivePoolingAllocator > java.util.concurrent.locks.StampedLock"),
          new Row(
              "network-setup",
              "Netty and the JDK read a few small files of the system once (hosts, resolv.conf,"
                  + " somaxconn, net.properties), and Netty's timer starts once",
              "io.netty.util.NetUtil",
              "io.netty.resolver.HostsFileEntriesProvider",
              "io.netty.resolver.HostsFileParser",
              "io.netty.resolver.dns.UnixResolverDnsServerAddressStreamProvider",
              "io.netty.util.HashedWheelTimer.start",
              "sun.net.NetProperties.<clinit>"));

  private BuiltInAllowances() {}

  /** A row. */
  static final class Row {
    private final String name;
    private final String reason;
    private final List<String> frames;

    Row(String name, String reason, String... frames) {
      this.name = name;
      this.reason = reason;
      this.frames = List.of(frames);
    }

    /** Lower case, with hyphens. */
    String name() {
      return name;
    }

    /** Why such calls are fine, in one ASCII sentence without a full stop. */
    String reason() {
      return reason;
    }

    /** Patterns as users write theirs, and {@code caller > callee} of two such. */
    List<String> frames() {
      return frames;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Row> rows() {
    return ROWS;
  }

  /** The names of all rows, in their order. */
  static List<String> names() {
    List<String> names = new ArrayList<>(ROWS.size());
    for (Row row : ROWS) {
      names.add(row.name());
    }
    return names;
  }

  /** The patterns of all rows but those of some names; a list that the caller may change. */
  static List<String> frames(List<String> off) {
    List<String> frames = new ArrayList<>();
    for (Row row : ROWS) {
      if (!off.contains(row.name())) {
        frames.addAll(row.frames());
      }
    }
    return frames;
  }
}
