// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What an event that was read answers to each question, but for those that it has nothing to say
 * of.
 */
final class Answers {
  private static final Set<Class<?>> ASKED = Set.of(LoggedEvent.class, LoggedFigures.class);
  private static final Map<String, Object> NOTHING = all(nothing());

  private Answers() {}

  /** Question to answer. */
  static Map<String, Object> of(LoggedEvent event) {
    Map<String, Object> answers = all(event);
    dropNothing(answers);
    return answers;
  }

  /** Removes what an empty event would answer too. */
  static void dropNothing(Map<String, Object> answers) {
    answers.entrySet().removeIf(answer -> answer.getValue().equals(NOTHING.get(answer.getKey())));
  }

  private static LoggedEvent nothing() {
    try {
      return LoggedEvent.of(JsonText.object("{\"type\":\"\",\"time\":\"1970-01-01T00:00:00Z\"}"));
    } catch (DamagedLine e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, Object> all(LoggedEvent event) {
    Map<String, Object> answers = new TreeMap<>();
    for (Method question : LoggedEvent.class.getMethods()) {
      boolean isOurs =
          ASKED.contains(question.getDeclaringClass())
              && question.getParameterCount() == 0
              && !Modifier.isStatic(question.getModifiers());
      if (isOurs) {
        put(answers, question, event);
      }
    }
    return answers;
  }

  private static void put(Map<String, Object> answers, Method question, LoggedEvent event) {
    try {
      Object answer = question.invoke(event);
      if (answer != null) {
        answers.put(question.getName(), answer);
      }
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(question.getName(), e);
    }
  }
}
