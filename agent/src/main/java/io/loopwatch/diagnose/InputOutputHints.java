// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import io.loopwatch.event.Cause;
import java.util.List;
import java.util.function.Predicate;

/** Hints for those who wait for the network, for names, for files. */
final class InputOutputHints {
  static final List<Hint> ROWS =
      List.of(
          Hint.of(
              in("HttpClient.send"),
              "use HttpClient.sendAsync, or the Vert.x WebClient",
              "use HttpClient.sendAsync",
              "use HttpClient.sendAsync"),
          Hint.of(
              it ->
                  it.cause() == Cause.BLOCKING
                      && (it.is("HttpURLConnection.*", "HttpsURLConnection.*", "URL.openStream")
                          || it.uses("sun.net.www.protocol.http.HttpURLConnection")),
              "use the Vert.x WebClient",
              "use java.net.http.HttpClient.sendAsync",
              "use java.net.http.HttpClient.sendAsync"),
          Hint.of(
              in("URL.hashCode", "URL.equals"),
              "use java.net.URI as the key: a URL asks for its host's address to be compared"),
          Hint.of(
              it -> it.cause() == Cause.BLOCKING && isDns(it),
              "give the name to the Vert.x client unresolved, or ask vertx.createDnsClient",
              "use InetSocketAddress.createUnresolved and Netty's DnsAddressResolverGroup",
              "resolve names {elsewhere}"),
          Hint.of(
              it ->
                  it.cause() == Cause.BLOCKING
                      && it.uses(
                          "sun.security.provider.NativePRNG",
                          "sun.security.provider.SeedGenerator"),
              "use SecureRandom.getInstance(\"NativePRNGNonBlocking\"), made at start-up"),
          Hint.of(
              it -> it.cause() == Cause.BLOCKING && isSync(it),
              "force to disk {elsewhere}, once for many writes"),
          Hint.of(
              it -> it.cause() == Cause.BLOCKING && isFile(it),
              "use vertx.fileSystem(), or run it with vertx.executeBlocking",
              "read and write files {elsewhere}, or send them with a FileRegion",
              "read and write files {elsewhere}"),
          Hint.onCarriers(
              it -> it.cause() == Cause.BLOCKING && isFile(it),
              "read and write large files {elsewhere}: they hold the carrier"),
          Hint.of(
              in("Socket.*", "SocketChannel.*", "new Socket"),
              "use vertx.createNetClient or createHttpClient, not a blocking socket",
              "use a Bootstrap with the channel's own event loop, not a blocking socket",
              "use a channel in non-blocking mode"));

  private InputOutputHints() {}

  private static Predicate<Case> in(String... operations) {
    return it -> it.cause() == Cause.BLOCKING && it.is(operations);
  }

  private static boolean isDns(Case it) {
    return it.kind().equals("dns")
        || it.is("InetAddress.*", "Inet4Address.*", "Inet6Address.*")
        || it.calls(
            "java.net.Inet4AddressImpl.lookupAllHostAddr",
            "java.net.Inet6AddressImpl.lookupAllHostAddr",
            "java.net.Inet4AddressImpl.getHostByAddr",
            "java.net.Inet6AddressImpl.getHostByAddr");
  }

  private static boolean isSync(Case it) {
    return it.kind().equals("sync")
        || it.is("FileChannel.force", "FileDescriptor.sync", "MappedByteBuffer.force");
  }

  /** Straight from a file: between a process and its reader is a buffer. */
  private static boolean isTextOfFile(Case it) {
    return it.is("BufferedReader.*", "InputStreamReader.*", "Scanner.*", "Properties.load")
        && it.uses("java.io.FileInputStream", "sun.nio.ch.FileChannelImpl")
        && !it.uses("java.io.BufferedInputStream");
  }

  private static boolean isFile(Case it) {
    return it.kind().equals("file")
        || it.is(
            "File.*",
            "Files.*",
            "FileChannel.*",
            "FileInputStream.*",
            "FileOutputStream.*",
            "FileReader.*",
            "FileWriter.*",
            "RandomAccessFile.*",
            "new File*",
            "new RandomAccessFile",
            "new ZipFile",
            "new JarFile",
            "Path.toRealPath")
        || isTextOfFile(it);
  }
}
