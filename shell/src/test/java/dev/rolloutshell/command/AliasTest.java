package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.session.CommandFailure;
import dev.rolloutshell.session.Connections;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.session.Target;
import dev.rolloutshell.settings.Settings;
import dev.rolloutshell.settings.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.shell.core.command.CommandRegistry;

/** The operator's own names for commands. */
class AliasTest {

  @TempDir Path directory;

  private final Session session = Connections.session(Target.Simulator.DEFAULT, false);

  @AfterEach
  void close() {
    session.close();
  }

  private Aliases aliases(String settings) throws IOException {
    Path file = Files.writeString(directory.resolve("settings.yaml"), settings);
    return Aliases.of(SettingsFile.read(file, Map.of()), directory.resolve("state/aliases"));
  }

  private ShellHarness shell(String settings) throws IOException {
    return new ShellHarness(Commands.registry(session, Settings.DEFAULTS, aliases(settings)));
  }

  @Test
  void standsForTheFirstWordsOfALine() throws IOException {
    ShellHarness shell = shell("");

    assertThat(shell.line("alias p=get pods -o name").out()).isEqualTo("p: get pods -o name\n");
    assertThat(shell.line("p -l app=web").out().lines())
        .hasSize(3)
        .allMatch(l -> l.contains("web"));
    assertThat(shell.words("p", "-l", "app=no").out()).isEmpty();
    assertThat(shell.script("p -l app=web\n").out().lines()).hasSize(3);
  }

  @Test
  void keepsItsNameForTheSessionsToCome() throws IOException {
    shell("").line("alias up='rollout plan web --image=\"example/web:v2\"'");

    assertThat(shell("").line("up -o json").code()).isEqualTo(ExitCode.DONE);
    assertThat(Files.readString(directory.resolve("state/aliases")))
        .isEqualTo("up=rollout plan web --image=example/web:v2\n");
  }

  @Test
  void isShownWithWhereItWasGiven() throws IOException {
    ShellHarness shell = shell("aliases:\n  k: get rc\n");
    shell.line("alias p=get pods");

    assertThat(shell.line("alias").out())
        .containsPattern("k +get rc +.*settings.yaml, line 2")
        .containsPattern("p +get pods +.*state/aliases");
    assertThat(shell.line("alias k").out()).isEqualTo("k: get rc\n");
    assertThat(shell.line("alias -o name").out()).isEqualTo("k\np\n");
    assertThat(shell.line("help k").out()).startsWith("k is an alias of 'get rc'");
    assertThat(shell("").line("alias -o json").out()).contains("\"command\": \"get pods\"");
  }

  @Test
  void isTakenAway() throws IOException {
    ShellHarness shell = shell("");
    shell.line("alias p=get pods");

    assertThat(shell.line("unalias p").code()).isEqualTo(ExitCode.DONE);
    assertThat(shell.line("p").err()).contains("unknown command 'p'");
    assertThat(shell.line("unalias p").code()).isEqualTo(ExitCode.REFUSED);
    assertThat(Files.readString(directory.resolve("state/aliases"))).isEmpty();
  }

  @Test
  void neverLeadsToAnotherAlias() throws IOException {
    ShellHarness shell = shell("");
    shell.line("alias p=get pods");

    assertThat(shell.line("alias q=p").err()).contains("alias q").contains("expected a command");
    assertThat(shell.line("alias p=p -o wide").code()).isEqualTo(ExitCode.USAGE);
    assertThat(shell.line("p").code()).isEqualTo(ExitCode.DONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "alias get=get pods| since 'get' is a command",
        "alias rollout=get pods| since 'rollout' is a command",
        "alias quit=get pods| since 'quit' is a command",
        "alias 1=get pods| expected a name of letters",
        "alias p=frobnicate| expected a command, got 'frobnicate'",
        "alias p=| expected a command, got nothing",
        "alias p| expected a name, '=' and a command, got 'p'",
        "unalias| NAME is missing",
      })
  void refusesInOneLine(String line, String why) throws IOException {
    ShellHarness.Shown shown = shell("").line(line);

    assertThat(shown.code()).isEqualTo(ExitCode.USAGE);
    assertThat(shown.err()).contains(why);
    assertThat(shown.err().lines()).hasSize(2);
    assertThat(directory.resolve("state/aliases")).doesNotExist();
  }

  @Test
  void leavesTheSettingsFileToItsOwner() throws IOException {
    ShellHarness shell = shell("aliases: {k: get rc}\n");

    assertThat(shell.line("unalias k").err()).contains("it stands in").contains("line 1");
    assertThat(shell.line("alias k=get pods").code()).isEqualTo(ExitCode.REFUSED);
    assertThat(shell.line("k -o name").out()).isEqualTo("replicationcontroller/web\n");
  }

  @Test
  void isCheckedWhenTheShellStarts() throws IOException {
    Aliases shadowing = aliases("aliases:\n  get: get rc\n");

    assertThatThrownBy(() -> shadowing.check(Commands.registry(session)))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("settings.yaml, line 2)")
        .hasMessageContaining("since 'get' is a command");
  }

  @Test
  void isLeftOutWithOneWarningWhereItsLineIsBroken() throws IOException {
    Files.createDirectories(directory.resolve("state"));
    Path file = directory.resolve("state/aliases");
    Files.writeString(file, "k=get rc -o name\nnonsense\nx=get rc 'foo\nget=get rc\n");

    Aliases aliases = aliases("");
    ShellHarness shell = new ShellHarness(Commands.registry(session, Settings.DEFAULTS, aliases));
    aliases.check(shell.registry());

    assertThat(aliases.warning())
        .hasValue(
            "aliases "
                + file
                + ", line 2: expected NAME=COMMAND, got 'nonsense'; it is left out; so are 2 more");
    assertThat(shell.line("k").out()).isEqualTo("replicationcontroller/web\n");
    assertThat(shell.line("unalias x").code()).isEqualTo(ExitCode.DONE);
    assertThat(shell.line("unalias get").code()).isEqualTo(ExitCode.DONE);
    assertThat(file).hasContent("k=get rc -o name\nnonsense\n");
  }

  @Test
  void hasOneLine() throws IOException {
    ShellHarness shell = shell("");

    assertThat(shell.words("alias", "x=get rc 'a\nb'").err()).contains("got a line break");
    assertThat(shell.words("alias", "x=get", "rc", "a\rb").code()).isEqualTo(ExitCode.USAGE);
    assertThat(directory.resolve("state/aliases")).doesNotExist();
  }

  @Test
  void isKeptForItsOwnerAloneAndBesideThoseOfOtherShells() throws IOException {
    ShellHarness one = shell("");
    ShellHarness other = shell("");

    one.line("alias a=get rc");
    other.line("alias b=get pods");

    Path file = directory.resolve("state/aliases");
    assertThat(file).hasContent("a=get rc\nb=get pods\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(directory.resolve("state")).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void isNotLostWhenManyShellsGiveNamesAtOnce() throws Exception {
    List<Callable<Aliased>> giving = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Aliases aliases = aliases("");
      CommandRegistry registry = Commands.registry(session, Settings.DEFAULTS, aliases);
      String name = "k" + i;
      giving.add(() -> aliases.give(registry, name, List.of("get", "rc")));
    }
    ExecutorService shells = Executors.newFixedThreadPool(12);
    try {
      for (Future<Aliased> given : shells.invokeAll(giving)) {
        assertThat(given.get().line()).isEqualTo("get rc");
      }
    } finally {
      shells.shutdownNow();
    }

    assertThat(Files.readAllLines(directory.resolve("state/aliases"))).hasSize(12);
  }

  @Test
  void lastsForTheSessionWhereItCannotBeKept() throws IOException {
    Files.writeString(directory.resolve("state"), "no directory");
    for (Aliases aliases : List.of(Aliases.none(), aliases(""))) {
      ShellHarness shell = new ShellHarness(Commands.registry(session, Settings.DEFAULTS, aliases));

      shell.line("alias a=get rc -o name");
      shell.line("alias b=get pods");

      assertThat(shell.line("alias -o name").out()).isEqualTo("a\nb\n");
      assertThat(shell.line("a").out()).isEqualTo("replicationcontroller/web\n");
    }
  }

  @Test
  void isCompletedAndWhatFollowsItToo() throws IOException {
    ShellHarness shell = shell("aliases: {k: get rc}\n");
    WordCompleter completer = new WordCompleter(shell.registry(), new LiveNames(session));

    assertThat(completer.candidates(List.of(), "")).containsEntry("k", "alias of 'get rc'");
    assertThat(completer.candidates(List.of("k"), "--")).containsKey("--selector=");
    assertThat(completer.candidates(List.of("unalias"), "")).containsEntry("k", "get rc");
    assertThat(completer.candidates(List.of("alias"), "")).doesNotContainKey("get");
  }

  @Test
  void isWatchedLikeAnyCommand() throws IOException {
    ShellHarness shell = shell("aliases: {k: get rc -o name}\n");

    assertThat(shell.line("watch k --until=web").out()).isEqualTo("replicationcontroller/web\n");
  }
}
