// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.request;

import com.sun.tools.attach.VirtualMachine;
import io.loopwatch.bench.Child;
import io.loopwatch.bench.Jdk;
import io.loopwatch.bench.Places;
import io.loopwatch.bench.child.RequestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One server that runs, and that is attached to while it has load. Confined to one thread. */
final class AttachedServer implements AutoCloseable {
  private static final Pattern STOP = Pattern.compile("Safepoint .* Total: +(\\d+) ns");

  private final Path stops = Files.createTempFile("loopwatch-stops", ".log");
  private final Child server;
  private final HttpClient client;
  private final ExecutorService attaching = Executors.newSingleThreadExecutor();

  AttachedServer(Jdk jdk, String classPath) throws IOException {
    List<String> arguments = List.of("-Xlog:safepoint:file=" + stops + "::filecount=0");
    this.server = Child.start(jdk, arguments, classPath, RequestServer.class);
    this.client = new HttpClient(Integer.parseInt(server.await("port")));
  }

  HttpClient client() {
    return client;
  }

  /**
   * What it took.
   *
   * @param nanos from the request until the agent was done
   * @param stopNanos the longest stop of the JVM meanwhile
   * @param batchNanos the longest that one batch of requests took meanwhile
   */
  record Moment(long nanos, long stopNanos, long batchNanos) {}

  /** CPU of the loop's thread per request of a slice of load, in nanoseconds. */
  double slice(long nanos) throws IOException {
    long before = client.loopCpuNanos();
    long requests = client.run(nanos);
    return (double) (client.loopCpuNanos() - before) / requests;
  }

  /** Attaches or detaches, with load all the while. */
  Moment during(String verb) throws Exception {
    int before = Files.readAllLines(stops).size();
    long began = System.nanoTime();
    Future<Long> done = attaching.submit(() -> load(verb));
    long longest = 0;
    while (!done.isDone()) {
      long sent = System.nanoTime();
      client.run(1);
      longest = Math.max(longest, System.nanoTime() - sent);
    }
    return new Moment(done.get() - began, longestStop(before), longest);
  }

  private long load(String verb) throws Exception {
    VirtualMachine machine = VirtualMachine.attach(Long.toString(server.pid()));
    try {
      String request = "@loopwatch bench any " + verb + " log=stderr";
      machine.loadAgent(Places.agent().toAbsolutePath().toString(), request);
      String answer = machine.getSystemProperties().getProperty("io.loopwatch.answer", "");
      if (!answer.startsWith("bench\n0\n")) {
        throw new IllegalStateException(verb + ": " + answer);
      }
      return System.nanoTime();
    } finally {
      machine.detach();
    }
  }

  private long longestStop(int after) throws IOException {
    List<String> lines = Files.readAllLines(stops);
    long longest = 0;
    for (String line : lines.subList(after, lines.size())) {
      Matcher stop = STOP.matcher(line);
      longest = stop.find() ? Math.max(longest, Long.parseLong(stop.group(1))) : longest;
    }
    return longest;
  }

  @Override
  public void close() throws IOException, InterruptedException {
    attaching.shutdown();
    client.close();
    server.close();
    Files.delete(stops);
  }
}
