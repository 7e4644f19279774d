// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The one table of hook points in futures: where they fail, and where anybody asks. Read from and
 * run on Netty 4.1.0 to 4.2.x, Vert.x 4.5 and 5.x and the JDK 17 to 25; a method that only one of
 * the versions has is no miss in the others.
 */
final class DroppedPoints {
  static final String STAGE = "java/util/concurrent/CompletableFuture";
  static final String MINIMAL_STAGE = STAGE + "$MinimalStage";

  private static final String PROMISE = "netty/util/concurrent/DefaultPromise";
  private static final String VERTX = "vertx/core/impl/future/";

  /** Not the static one of the same name. */
  private static final String EMIT_RESULT = "emitResult(Ljava/lang/Object;*";

  /** The constructor that all others call: context, failure. */
  private static final String MAKE_FAILED = "<init>(L*;Ljava/lang/Throwable;)V*";

  /** What {@code tryFail} of Vert.x 5.x calls. */
  static final byte[][] COMPLETE_INTERNAL = {
    "completeInternal".getBytes(StandardCharsets.US_ASCII)
  };

  private static final List<HookPoint> FRAMEWORKS =
      List.of(
          due(PROMISE, Advice.FAIL, "setFailure", "setFailure0"),
          due(PROMISE, Advice.NOTIFY, "addListener", "notifyListeners()V"),
          due(
              PROMISE,
              Advice.ASK,
              "cause",
              "cause",
              "isSuccess",
              "get*",
              "await*",
              "addListener",
              "addListeners",
              "toStringBuilder"),

          // 4.5 fails in tryFail; 5.x fails, and succeeds, in completeInternal.
          row(VERTX + "FutureImpl", Advice.FAIL, "tryFail"),
          row(VERTX + "FutureImpl", Advice.FAIL_SECOND, "completeInternal"),
          due(
              VERTX + "FutureImpl",
              Advice.ASK,
              "cause",
              "cause",
              "succeeded",
              "failed",
              "result",
              "addListener",
              "toString"),
          row(VERTX + "FutureBase", Advice.TELL, "emitFailure"),
          row(VERTX + "FutureBase", Advice.TELL_SECOND, EMIT_RESULT),
          row(VERTX + "Transformation", Advice.PASS, "onFailure"),
          row(VERTX + "Transformation", Advice.PASS_SECOND, "complete"),
          row(VERTX + "FailedFuture", Advice.MAKE_FAILED, MAKE_FAILED),
          due(
              VERTX + "FailedFuture",
              Advice.ASK_FAILED,
              "cause",
              "cause",
              "succeeded",
              "failed",
              "result",
              "addListener",
              "onComplete",
              "onFailure",
              "otherwise",
              "await",
              "toString"));

  private static final List<HookPoint> JDK =
      List.of(
          due(STAGE, Advice.FAIL_STAGE, "completeThrowable", "completeThrowable"),
          due(STAGE, Advice.COMPLETE_STAGE, "internalComplete", "internalComplete"),
          due(STAGE, Advice.COMPLETE_STAGE, "completeRelay", "completeRelay"),
          due(STAGE, Advice.RELAY, "uniWhenComplete", "uniWhenComplete"),
          due(STAGE, Advice.CLEAN, "cleanStack", "cleanStack"),
          due(STAGE, Advice.COMBINE, "allOf", "allOf", "anyOf"),
          // Made with a result that nobody completes.
          due(
              STAGE,
              Advice.MAKE_STAGE,
              "uniApplyNow",
              "uniApplyNow",
              "uniAcceptNow",
              "uniRunNow",
              "uniHandleStage",
              "uniExceptionallyStage",
              "uniComposeStage",
              "uniComposeExceptionallyStage",
              "biApplyStage",
              "biAcceptStage",
              "biRunStage",
              "uniAsMinimalStage",
              "copy",
              "allOf",
              "anyOf",
              "failedFuture",
              "failedStage"),
          due(
              STAGE,
              Advice.ASK,
              "get",
              "get",
              "getNow",
              "join",
              "resultNow",
              "exceptionNow",
              "state",
              "isCompletedExceptionally",
              "toString",
              "toCompletableFuture",
              "copy",
              "uniApplyStage",
              "uniAcceptStage",
              "uniRunStage",
              "uniWhenCompleteStage",
              "uniHandleStage",
              "uniExceptionallyStage",
              "uniComposeStage",
              "uniComposeExceptionallyStage",
              "biApplyStage",
              "biAcceptStage",
              "biRunStage",
              "orApplyStage",
              "orAcceptStage",
              "orRunStage",
              "uniAsMinimalStage",
              "unipush",
              "bipush",
              "orpush"),
          due(MINIMAL_STAGE, Advice.ASK_FAILED, "toCompletableFuture", "toCompletableFuture"));

  private DroppedPoints() {}

  /** Rows of frameworks, by the end of the class's name. */
  static List<HookPoint> ofFrameworks() {
    return FRAMEWORKS;
  }

  /** Rows of the JDK, by the class's whole name. */
  static List<HookPoint> ofJdk() {
    return JDK;
  }

  private static HookPoint row(String type, Advice advice, String... methods) {
    return new HookPoint(type, List.of(methods), advice, "");
  }

  private static HookPoint due(String type, Advice advice, String due, String... methods) {
    return new HookPoint(type, List.of(methods), advice, due);
  }
}
