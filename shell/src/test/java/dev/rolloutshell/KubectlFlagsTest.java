package dev.rolloutshell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.session.CommandFailure;
import dev.rolloutshell.session.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class KubectlFlagsTest {

  private static LaunchOptions parse(String... words) {
    return LaunchOptions.parse(List.of(words));
  }

  @Test
  void rollingUpdateIsOnTheClusterOfTheKubeconfigAndNothingElseIs() {
    assertThat(parse("rolling-update", "web", "--image=a").target())
        .isEqualTo(new Target.Cluster(null, null, null));
    assertThat(parse("rollingupdate", "web").target()).isInstanceOf(Target.Cluster.class);
    assertThat(parse("rollout", "status").target()).isInstanceOf(Target.Simulator.class);
  }

  @Test
  void takesItsFlagsFromAnywhereAfterTheCommand() {
    LaunchOptions options =
        parse(
            "rolling-update",
            "--kubeconfig",
            "kube config",
            "web",
            "--context=eu",
            "-n",
            "shop",
            "--image=a",
            "--as=ops",
            "--request-timeout=5s",
            "-s",
            "https://localhost:1");

    assertThat(options.command())
        .containsExactly("rolling-update", "web", "-n", "shop", "--image=a");
    assertThat(options.target())
        .isEqualTo(
            new Target.Cluster(
                Path.of("kube config"),
                "eu",
                "shop",
                new Target.Access("ops", Duration.ofSeconds(5), "https://localhost:1")));
  }

  @Test
  void itsOwnFlagsGoBeforeTheLaunchers() {
    LaunchOptions options =
        parse("--context=us", "-n=a", "rolling-update", "web", "--context=eu", "--namespace=b");

    assertThat(options.target()).isEqualTo(new Target.Cluster(null, "eu", "b"));
    assertThat(parse("--context=us", "rolling-update", "web").target())
        .isEqualTo(new Target.Cluster(null, "us", null));
  }

  @Test
  void aDashIsStandardInput() {
    List<String> wanted = List.of("rolling-update", "web", "--filename=/dev/stdin");

    assertThat(parse("rolling-update", "web", "-f", "-").command()).isEqualTo(wanted);
    assertThat(parse("rolling-update", "web", "--filename=-").command()).isEqualTo(wanted);
    assertThat(parse("rolling-update", "web", "-f-").command()).isEqualTo(wanted);
  }

  @Test
  void wordsAfterTwoDashesStay() {
    assertThat(parse("rolling-update", "web", "--", "--context=eu").command())
        .containsExactly("rolling-update", "web", "--", "--context=eu");
  }

  @Test
  void wrongValuesEndWithOneAsKubectlDid() {
    for (String[] words :
        new String[][] {
          {"rolling-update", "web", "--context"},
          {"rolling-update", "web", "--as="},
          {"rolling-update", "web", "--request-timeout=soon"}
        }) {
      assertThatThrownBy(() -> parse(words))
          .isInstanceOfSatisfying(
              CommandFailure.class, e -> assertThat(e.code()).isEqualTo(ExitCode.REFUSED));
    }
  }
}
