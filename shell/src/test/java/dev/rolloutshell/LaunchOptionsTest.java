package dev.rolloutshell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.session.CommandFailure;
import dev.rolloutshell.session.Target;
import dev.rolloutshell.view.Format;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaunchOptionsTest {

  @Test
  void meansASimulatorWithItsSampleWithoutAnyOption() {
    assertThat(LaunchOptions.parse(List.of()).target()).isEqualTo(Target.Simulator.DEFAULT);
    assertThat(LaunchOptions.parse(List.of("get", "rc")).target())
        .isEqualTo(Target.Simulator.DEFAULT);
  }

  @Test
  void meansAClusterWithAKubeconfigOrAContext() {
    assertThat(LaunchOptions.parse(List.of("--kubeconfig=f", "-n", "shop")).target())
        .isEqualTo(new Target.Cluster(Path.of("f"), null, "shop"));
    assertThat(LaunchOptions.parse(List.of("--context", "eu")).target())
        .isEqualTo(new Target.Cluster(null, "eu", null));
  }

  @Test
  void rollingUpdateIsOnTheClusterOfKubeconfigAndNothingElseIs() {
    assertThat(LaunchOptions.parse(List.of("rolling-update", "web", "--image=x")).target())
        .isEqualTo(new Target.Cluster(null, null, null));
    assertThat(LaunchOptions.parse(List.of("rollout", "status")).target())
        .isInstanceOf(Target.Simulator.class);
  }

  @Test
  void goesWhereACommandBehindAnAliasGoes() {
    LaunchOptions options =
        LaunchOptions.parse(
            List.of("-n", "shop", "ru", "web"),
            false,
            words -> List.of("rolling-update", words.get(1)));

    assertThat(options.target()).isEqualTo(new Target.Cluster(null, null, "shop"));
    assertThat(options.command()).containsExactly("rolling-update", "web");
    assertThat(options.colours()).isFalse();
  }

  @Test
  void leavesTheCommandsOwnOptionsAlone() {
    LaunchOptions options =
        LaunchOptions.parse(List.of("-ojson", "rollout", "run", "web", "--image=x", "-n", "y z"));

    assertThat(options.format()).isEqualTo(Format.JSON);
    assertThat(options.command())
        .containsExactly("rollout", "run", "web", "--image=x", "-n", "y z");
  }

  @Test
  void readsAScript() {
    LaunchOptions options = LaunchOptions.parse(List.of("--script", "a b", "--echo"));

    assertThat(options.script()).isEqualTo(Path.of("a b"));
    assertThat(options.echo()).isTrue();
  }

  @Test
  void answersVersionByTheCommand() {
    assertThat(LaunchOptions.parse(List.of("--version")).command()).containsExactly("version");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--frobnicate      | unknown option --frobnicate",
        "-x                | unknown option -x",
        "--kubeconfig      | --kubeconfig needs a value",
        "--context=        | --context needs a value",
        "-o xml            | table, wide, json, yaml or name, or jsonpath=TEMPLATE behind the",
        "--help=yes        | takes no value",
        "--script f get rc | expected one of them",
        "-n a --namespace=b | --namespace is given twice",
      })
  void refusesWrongOptions(String words, String message) {
    assertThatThrownBy(() -> LaunchOptions.parse(List.of(words.split(" ", -1))))
        .isInstanceOfSatisfying(
            CommandFailure.class,
            e -> {
              assertThat(e.code()).isEqualTo(ExitCode.USAGE);
              assertThat(e.message()).contains(message);
            });
  }

  @Test
  void helpAndVersionExplainWhateverIsWrongWithTheSettings() {
    assertThat(LaunchOptions.explain(List.of("help", "settings"))).isTrue();
    assertThat(LaunchOptions.explain(List.of("--version"))).isTrue();
    assertThat(LaunchOptions.explain(List.of("rollout", "run", "--help"))).isTrue();
    assertThat(LaunchOptions.explain(List.of("settings"))).isFalse();
    assertThat(LaunchOptions.explain(List.of())).isFalse();
    assertThat(LaunchOptions.explain(List.of("--frobnicate", "help"))).isFalse();
  }
}
