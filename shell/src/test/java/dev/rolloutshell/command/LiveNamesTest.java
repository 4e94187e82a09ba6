package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rolloutshell.session.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long Tab takes, whatever the cluster does. */
class LiveNamesTest {

  private static final Duration LONGEST = Duration.ofMillis(50);

  private final Session session = FakeConnection.session(new FakeRollouts());

  private static ClusterNames names(int controllers) {
    Map<String, String> names = new TreeMap<>();
    for (int i = 0; i < controllers; i++) {
      names.put(String.format("web-%04d", i), "3/3 ready, example/web:v1");
    }
    return new ClusterNames(names, names, Map.of("example/web:v1", "of rc web"), names, names);
  }

  private WordCompleter completer(LiveNames names) {
    return new WordCompleter(Commands.registry(session), names);
  }

  /** The time of nearly every one of many Tabs; the rest belongs to a busy machine. */
  private static Duration nearlyEvery(Runnable tab) {
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      long begin = System.nanoTime();
      tab.run();
      times.add(System.nanoTime() - begin);
    }
    Collections.sort(times);
    return Duration.ofNanos(times.get(times.size() - 5));
  }

  @Test
  void offersFiveThousandControllersAtOnce() {
    try (LiveNames names = new LiveNames(() -> names(5000))) {
      WordCompleter completer = completer(names);
      await()
          .untilAsserted(
              () ->
                  assertThat(completer.candidates(List.of("rollout", "abort"), ""))
                      .containsEntry("web-4999", "3/3 ready, example/web:v1"));

      assertThat(nearlyEvery(() -> completer.candidates(List.of("rollout", "abort"), "web-49")))
          .isLessThan(LONGEST);
    }
  }

  @Test
  void isNotHeldUpByAClusterThatDoesNotAnswer() {
    CountDownLatch never = new CountDownLatch(1);
    try (LiveNames names =
        new LiveNames(
            () -> {
              never.await();
              return ClusterNames.NONE;
            })) {
      WordCompleter completer = completer(names);

      assertThat(nearlyEvery(() -> completer.candidates(List.of("rollout", "abort"), "")))
          .isLessThan(LONGEST);
      assertThat(completer.candidates(List.of("rollout", "abort"), "")).containsKey("--dry-run");
    }
  }

  @Test
  void remembersWhatItKnewWhenTheClusterGoesDown() {
    CountDownLatch never = new CountDownLatch(1);
    List<Integer> asked = Collections.synchronizedList(new ArrayList<>());
    try (LiveNames names =
        new LiveNames(
            () -> {
              asked.add(1);
              if (asked.size() > 1) {
                never.await();
              }
              return names(5000);
            })) {
      await().untilAsserted(() -> assertThat(names.names().controllers()).hasSize(5000));
      await().atMost(Duration.ofSeconds(5)).until(() -> names.names() != null && asked.size() > 1);
      WordCompleter completer = completer(names);

      assertThat(nearlyEvery(() -> completer.candidates(List.of("rollout", "abort"), "")))
          .isLessThan(LONGEST);
      assertThat(completer.candidates(List.of("rollout", "abort"), "")).containsKey("web-0000");
    }
  }

  @Test
  void offersNamesOfTheNamespaceThatIsTypedAlready() {
    SimulatedConnection cluster =
        new SimulatedConnection()
            .with(
                "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n---\n"
                    + SimulatedConnection.controller("till", 1, "example/till:v1")
                        .replace("{name: till,", "{name: till, namespace: shop,")
                    + "---\n"
                    + SimulatedConnection.controller("web", 1, "example/web:v1"));
    try (LiveNames names = new LiveNames(cluster.session())) {
      WordCompleter completer = completer(names);
      await().untilAsserted(() -> assertThat(names.names("shop").controllers()).hasSize(1));
      await().untilAsserted(() -> assertThat(names.names().controllers()).hasSize(1));

      for (List<String> typed :
          List.of(
              List.of("rollout", "abort", "-n", "shop"),
              List.of("rollout", "abort", "-nshop"),
              List.of("get", "--namespace=shop", "rc"),
              List.of("get", "rc", "--namespace", "shop"))) {
        assertThat(completer.candidates(typed, "")).containsKey("till").doesNotContainKey("web");
      }
      assertThat(completer.candidates(List.of("rollout", "run", "-n", "shop"), "--image="))
          .containsKey("--image=example/till:v1");
      assertThat(completer.candidates(List.of("rollout", "abort"), ""))
          .containsKey("web")
          .doesNotContainKey("till");
    }
    cluster.close();
  }

  @Test
  void isNotHeldUpByANamespaceThatDoesNotAnswer() {
    CountDownLatch never = new CountDownLatch(1);
    Function<String, ClusterNames> silent =
        namespace -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return ClusterNames.NONE;
        };
    try (LiveNames names = new LiveNames(silent)) {
      WordCompleter completer = completer(names);

      assertThat(
              nearlyEvery(
                  () -> completer.candidates(List.of("rollout", "abort", "-n", "shop"), "")))
          .isLessThan(LONGEST);
    }
  }

  /**
   * A wait ends after 20 ms, whoever answers or not; so a Tab that waits once is never too long.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "get rc,pods,svc,ns,cm",
        "get rc,pods,rc,pods,rc,pods -n shop",
        "watch get rc,pods,ns",
        "rollout abort",
        "rollout run web --image",
        "get -n",
        "help rollout"
      })
  void waitsOnceForAllThatATabAsksFor(String typed) {
    CountDownLatch never = new CountDownLatch(1);
    AtomicInteger waits = new AtomicInteger();
    try (LiveNames names =
        new LiveNames(
            () -> {
              never.await();
              return ClusterNames.NONE;
            })) {
      WordCompleter completer =
          new WordCompleter(
              Commands.registry(session),
              namespace -> {
                waits.incrementAndGet();
                return names.names(namespace);
              });

      completer.candidates(List.of(typed.split(" ")), "");

      assertThat(waits.get()).isEqualTo(typed.startsWith("help") ? 0 : 1);
    }
  }

  @Test
  void offersTheNamesOfAllTypesInAList() {
    Map<String, String> pods = Map.of("web-1", "");
    Map<String, String> controllers = Map.of("web", "");
    ClusterNames known =
        new ClusterNames(controllers, pods, Map.of(), Map.of("shop", ""), Map.of());
    WordCompleter completer = new WordCompleter(Commands.registry(session), namespace -> known);

    assertThat(completer.candidates(List.of("get", "rc,pods,svc,ns"), ""))
        .containsKeys("web", "web-1", "shop");
  }

  @Test
  void offersWhatFitsTheOption() {
    try (LiveNames names = new LiveNames(() -> names(3))) {
      WordCompleter completer = completer(names);
      await().untilAsserted(() -> assertThat(names.names().images()).isNotEmpty());

      assertThat(completer.candidates(List.of("rollout", "run", "web"), "--image="))
          .containsOnlyKeys("--image=example/web:v1");
      assertThat(completer.candidates(List.of("rollout", "run", "web", "--image"), ""))
          .containsOnlyKeys("example/web:v1");
      assertThat(completer.candidates(List.of("get", "-n"), "")).hasSize(3);
      assertThat(completer.candidates(List.of("get", "-n", "shop"), "")).containsKey("pods");
      assertThat(completer.candidates(List.of("get", "pods"), "")).containsKey("web-0002");
      assertThat(completer.candidates(List.of("get", "events"), "")).doesNotContainKey("web-0002");
      assertThat(completer.candidates(List.of("connect", "cluster"), "--context="))
          .containsKey("--context=web-0000");
      assertThat(completer.candidates(List.of("apply", "-f"), "src/"))
          .containsKeys("src/main/", "src/test/");
      assertThat(completer.candidates(List.of("help", "rollout"), "")).containsKey("abort");
    }
  }
}
