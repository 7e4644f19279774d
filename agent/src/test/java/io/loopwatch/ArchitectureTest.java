// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.importer.ImportOption.Predefined.DO_NOT_INCLUDE_TESTS;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the direction of the measurement: what each package may import. */
class ArchitectureTest {
  private static final String ROOT = "io.loopwatch";
  private static final String PROBE = ROOT + ".probe";
  private static final String WEAVE = ROOT + ".weave";
  private static final String EVENT = ROOT + ".event";
  private static final String WATCH = ROOT + ".watch";
  private static final String DIAGNOSE = ROOT + ".diagnose";
  private static final String REPORT = ROOT + ".report";
  private static final String CONFIG = ROOT + ".config";
  private static final String RUN = ROOT + ".run";
  private static final String CLI = ROOT + ".cli";
  private static final String PAGE = ROOT + ".page";
  private static final String ATTACH = ROOT + ".attach";
  private static final String TOP = ROOT + ".top";
  private static final String API = ROOT + ".api";
  private static final String LISTEN = ROOT + ".listen";
  private static final String FLIGHT = ROOT + ".jfr";
  private static final String JMX = ROOT + ".jmx";
  private static final String TOTALS = ROOT + ".totals";
  private static final String SERVE = ROOT + ".serve";
  private static final String JUNIT = ROOT + ".junit";

  private static final List<String> JDK = List.of("java..", "javax..", "jdk..", "com.sun..");
  private static final String NULLNESS = "org.jspecify.annotations";
  private static final String HISTOGRAMS = "org.HdrHistogram";

  /** Package to the packages that it may import, besides itself. */
  private static final Map<String, List<String>> MAY_IMPORT =
      Map.ofEntries(
          entry(
              ROOT,
              withJdk(
                  NULLNESS, PROBE, WEAVE, EVENT, WATCH, DIAGNOSE, REPORT, LISTEN, FLIGHT, JMX,
                  TOTALS, SERVE, CONFIG, ATTACH)),
          entry(
              SERVE,
              withJdk(NULLNESS, EVENT, REPORT, CONFIG, RUN, PAGE, "io.prometheus.metrics..")),
          entry(JMX, withJdk(NULLNESS, PROBE, EVENT, WATCH, DIAGNOSE, REPORT, CONFIG, TOTALS)),
          entry(TOTALS, withJdk(NULLNESS, HISTOGRAMS, EVENT, REPORT)),
          entry(API, withJdk(NULLNESS)),
          entry(LISTEN, withJdk(NULLNESS, EVENT, REPORT)),
          entry(FLIGHT, withJdk(NULLNESS, EVENT, REPORT)),
          entry(JUNIT, withJdk(NULLNESS, ROOT, "org.junit..")),
          entry(PROBE, List.of("java..")),
          entry(WEAVE, withJdk(NULLNESS, PROBE, EVENT, CONFIG, "net.bytebuddy.jar.asm..")),
          entry(EVENT, withJdk(NULLNESS, HISTOGRAMS)),
          entry(WATCH, withJdk(NULLNESS, HISTOGRAMS, PROBE, EVENT, CONFIG)),
          entry(DIAGNOSE, withJdk(NULLNESS, EVENT)),
          entry(
              REPORT,
              withJdk(NULLNESS, HISTOGRAMS, EVENT, CONFIG, "com.google.gson..", "org.slf4j..")),
          entry(CONFIG, withJdk(NULLNESS)),
          entry(RUN, withJdk(NULLNESS, HISTOGRAMS, REPORT, EVENT, "com.google.gson..")),
          entry(PAGE, withJdk(NULLNESS)),
          entry(ATTACH, withJdk(NULLNESS)),
          entry(TOP, withJdk(NULLNESS, HISTOGRAMS, EVENT, REPORT, "org.jline..")),
          entry(
              CLI,
              withJdk(
                  NULLNESS,
                  HISTOGRAMS,
                  RUN,
                  PAGE,
                  REPORT,
                  EVENT,
                  CONFIG,
                  ATTACH,
                  TOP,
                  "picocli",
                  "net.bytebuddy.agent")));

  private static final JavaClasses MAIN = importMain();

  private static JavaClasses importMain() {
    // Names are all that the rules look at; resolving the JDK's classes takes seconds.
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
    return new ClassFileImporter().withImportOption(DO_NOT_INCLUDE_TESTS).importPackages(ROOT);
  }

  static Set<String> packages() {
    return MAY_IMPORT.keySet();
  }

  @ParameterizedTest
  @MethodSource("packages")
  void package_importsOnlyWhatItMay(String name) {
    rule(name, MAY_IMPORT.get(name)).check(MAIN);
  }

  @Test
  void everyPackage_hasARule() {
    Set<String> found = MAIN.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
    assertThat(found).isNotEmpty().isSubsetOf(MAY_IMPORT.keySet());
  }

  /** The silent rule's twin: this test uses JUnit, which a rule that allows the JDK must find. */
  @Test
  void rule_findsAForbiddenImport() {
    JavaClasses offender = new ClassFileImporter().importClasses(ArchitectureTest.class);
    assertThat(rule(ROOT, JDK).evaluate(offender).hasViolation()).isTrue();
  }

  /** Asked of a thread that carries virtual ones without a stack, it ends the JVM: JDK-8392031. */
  @Test
  void onlyJvmFigures_asksForThreads() {
    asksForThreads().check(MAIN);
    assertThat(asksForThreads().evaluate(new ClassFileImporter().importClasses(Asker.class)))
        .matches(EvaluationResult::hasViolation);
  }

  private static final class Asker {
    static Object ask() {
      return ManagementFactory.getThreadMXBean().getThreadInfo(1);
    }
  }

  private static ArchRule asksForThreads() {
    return noClasses()
        .that()
        .doNotHaveFullyQualifiedName(WATCH + ".JvmFigures")
        .should()
        .callMethodWhere(target(nameMatching("getThreadInfo|dumpAllThreads")));
  }

  private static ArchRule rule(String name, List<String> mayImport) {
    String[] allowed = Stream.concat(Stream.of(name), mayImport.stream()).toArray(String[]::new);
    return classes()
        .that()
        .resideInAPackage(name)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed)
        .allowEmptyShould(true);
  }

  private static List<String> withJdk(String... packages) {
    return Stream.concat(JDK.stream(), Stream.of(packages)).toList();
  }
}
