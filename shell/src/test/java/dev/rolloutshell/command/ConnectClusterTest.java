package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.session.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code connect cluster} asks for. */
class ConnectClusterTest {

  private final List<Target> asked = new ArrayList<>();
  private final ShellHarness shell =
      new ShellHarness(
          new Session(
              target -> {
                asked.add(target);
                return new FakeConnection();
              },
              (client, namespace, waiting) -> new FakeRollouts(),
              Target.Simulator.DEFAULT));

  @Test
  void actsAsAnotherUserWithPatienceOfItsOwn() {
    shell.line(
        "connect cluster --kubeconfig=a.yaml --context=eu -n shop --as=bob"
            + " --request-timeout=5s");

    assertThat(asked)
        .contains(
            new Target.Cluster(
                Path.of("a.yaml"),
                "eu",
                "shop",
                new Target.Access("bob", Duration.ofSeconds(5), null)));
  }

  @Test
  void refusesATimeThatIsNone() {
    ShellHarness.Shown shown = shell.line("connect cluster --request-timeout=soon");

    assertThat(shown.code()).isEqualTo(ExitCode.USAGE);
    assertThat(shown.err()).contains("--request-timeout: expected a duration");
  }
}
