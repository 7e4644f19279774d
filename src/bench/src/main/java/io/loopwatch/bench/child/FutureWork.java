// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.child;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Completes futures on a loop, all of which somebody asks. Says for each kind of work what one
 * round of it took, in nanoseconds: the median of many batches, which follow each other kind by
 * kind so that none has a quieter machine than the others.
 */
public final class FutureWork {
  private static final int BATCHES = 60;
  private static final int WARM_UP = 40;
  private static final int BATCH = 2_000;
  private static final Exception CAUSE = new IllegalStateException("for nothing", null);

  private final EventExecutor loop;
  private final Map<String, Runnable> kinds = new LinkedHashMap<>();
  private long asked;

  private FutureWork(EventExecutor loop) {
    this.loop = loop;
    kinds.put("promiseSucceeds", this::promiseSucceeds);
    kinds.put("promiseFails", this::promiseFails);
    kinds.put("stagesSucceed", this::stagesSucceed);
    kinds.put("completeStages", this::completeStages);
    kinds.put("stagesFail", this::stagesFail);
  }

  /** Works, and says what it took. */
  public static void main(String[] args) throws Exception {
    EventLoopGroup loops = new NioEventLoopGroup(1);
    FutureWork work = new FutureWork(loops.next());
    double[][] took = new double[work.kinds.size()][BATCHES];
    for (int i = -WARM_UP; i < BATCHES; i++) {
      work.round(took, Math.max(0, i));
    }
    int at = 0;
    for (String kind : work.kinds.keySet()) {
      Arrays.sort(took[at]);
      System.out.println(kind + "=" + took[at++][BATCHES / 2]);
    }
    System.err.println(work.asked + " asked");
    System.exit(0);
  }

  private void round(double[][] took, int column) throws Exception {
    int row = 0;
    for (Runnable kind : kinds.values()) {
      took[row++][column] = loop.submit(() -> batch(kind)).get();
    }
  }

  private static double batch(Runnable kind) {
    long began = System.nanoTime();
    for (int i = 0; i < BATCH; i++) {
      kind.run();
    }
    return (double) (System.nanoTime() - began) / BATCH;
  }

  private void promiseSucceeds() {
    Promise<Object> promise = loop.newPromise();
    promise.addListener(future -> asked++);
    promise.setSuccess("done");
  }

  private void promiseFails() {
    Promise<Object> promise = loop.newPromise();
    promise.addListener(future -> asked++);
    promise.setFailure(CAUSE);
  }

  private void stagesSucceed() {
    CompletableFuture<Integer> stage = new CompletableFuture<>();
    CompletableFuture<Integer> end =
        stage.thenApply(number -> number + 1).thenApply(number -> number + 1);
    stage.complete(1);
    asked += end.join();
  }

  private void completeStages() {
    asked +=
        CompletableFuture.completedFuture(1)
            .thenApply(number -> number + 1)
            .thenApply(number -> number + 1)
            .join();
  }

  private void stagesFail() {
    CompletableFuture<Integer> stage = new CompletableFuture<>();
    CompletableFuture<Integer> end = stage.thenApply(number -> number + 1).exceptionally(any -> 0);
    stage.completeExceptionally(CAUSE);
    asked += end.join();
  }
}
