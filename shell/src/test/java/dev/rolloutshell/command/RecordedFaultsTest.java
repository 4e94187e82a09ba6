package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.journal.Entry;
import dev.rolloutshell.session.Session;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What happens on a simulator beside the commands is written down, too. */
class RecordedFaultsTest {

  private final RecordedShell recorded = new RecordedShell();
  private final Session session = recorded.session();
  private final ShellHarness shell = recorded.shell();

  @AfterEach
  void close() {
    recorded.close();
  }

  private List<Entry> seen() {
    return recorded.entries(Entry.Seen.class);
  }

  private static Entry.Seen what(Entry entry) {
    return (Entry.Seen) entry.what();
  }

  private void faultsStrike() {
    shell.line("fault add latency --delay=2s --verb=update --resource=pods");
    shell.line("fault add internal-error --verb=update --resource=replicationcontrollers --nth=3");
    shell.line("fault add node-down --after=30s");
    shell.line("fault add slow-pod");
    shell.line("rollout start web --image=example/web:v2");
    shell.line("rollout step 7");
    shell.line("simulator advance 30s");
  }

  @Test
  void everyStrikeOfAFaultIsALineOfTheTimeline() {
    faultsStrike();

    String text = shell.line("timeline web").out();

    assertThat(text).contains("result: open", " 8 faults in ").containsPattern("faults  xxx2 +x");
    assertThat(text.lines().filter(line -> line.contains("s  fault ")))
        .hasSize(8)
        .anyMatch(
            l -> l.endsWith("latency  update pods/web-5tgvf: the call takes longer to arrive"))
        .anyMatch(l -> l.contains("internal-error  update replicationcontrollers/web"))
        .anyMatch(
            l ->
                l.endsWith(
                    "node-down: a node is down: its pods stop being ready, and in the end are given"
                        + " up"))
        .anyMatch(l -> l.contains("slow-pod  pods/web-spjfsbvfbg-lqv6m"));
    assertThat(shell.line("timeline web -o json").out())
        .contains("\"kind\": \"fault\"", "\"label\": \"latency\"", "\"what\": \"update pods/web-");
  }

  @Test
  void everyStrikeIsASignOfTheDrawingAndARowOfThePage(@TempDir Path folder) throws Exception {
    faultsStrike();
    Path page = folder.resolve("page.html");

    String svg = shell.words("timeline", "web", "--svg", "--html=" + page).out();

    assertThat(elements(svg, "g", "mark fault"))
        .hasSize(8)
        .extracting(sign -> sign.getElementsByTagName("title").item(0).getTextContent())
        .contains("latency  update pods/web-9wxbn: the call takes longer to arrive")
        .anyMatch(title -> title.startsWith("node-down: a node is down"));
    String html = Files.readString(page).replace("<!DOCTYPE html>\n", "");
    assertThat(elements(html, "g", "mark fault")).hasSize(8);
    assertThat(elements(html, "tr", ""))
        .extracting(Element::getTextContent)
        .filteredOn(row -> row.contains("fault"))
        .hasSize(8)
        .anyMatch(row -> row.contains("latency update pods/web-bzvgn"));
  }

  private static List<Element> elements(String markup, String name, String style) throws Exception {
    NodeList all =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(markup.getBytes(StandardCharsets.UTF_8)))
            .getElementsByTagName(name);
    List<Element> found = new ArrayList<>();
    for (int i = 0; i < all.getLength(); i++) {
      Element element = (Element) all.item(i);
      if (style.isEmpty() || element.getAttribute("class").equals(style)) {
        found.add(element);
      }
    }
    return found;
  }

  @Test
  void theSimulatorThatFailsIsCalledByItsNameAndItsFaultsAreLookedAt() {
    shell.line("fault add internal-error");
    assertThat(shell.line("rollout status web").err())
        .startsWith("error: the simulator is not available: ")
        .contains("try: fault list");
    assertThat(shell.line("get pods").err())
        .startsWith("error: the simulator answers 500: ")
        .contains("try: fault list");
  }

  @Test
  void faultsOfAnotherNamespaceAreNoneOfTheRollout() {
    shell.line("fault add internal-error --namespace=other");
    shell.line("rollout start web --image=example/web:v2");
    shell.line("get pods -n other");

    assertThat(session.diary().entries())
        .extracting(Entry::what)
        .anyMatch(Entry.Struck.class::isInstance);
    assertThat(shell.line("timeline web").out()).doesNotContain(" fault ");
  }

  @Test
  void thePairIsSeenBetweenCommandsWheneverItsPodsChange() {
    shell.line("rollout start web --image=example/slow:v2");
    shell.line("rollout step 6");
    Instant scaled = session.now();
    int before = seen().size();

    shell.line("simulator advance 90s");

    List<Entry> since = seen().subList(before, seen().size());
    assertThat(since)
        .anyMatch(e -> what(e).ready() == 3 && what(e).total() == 4)
        .anyMatch(
            e -> what(e).ready() == 4 && e.clock().isAfter(scaled.plus(Duration.ofSeconds(30))));
    assertThat(since)
        .allMatch(e -> e.clock().isAfter(scaled) && e.clock().isBefore(session.now()))
        .allMatch(e -> e.command() == 3 && what(e).direction().equals("forward"))
        .doesNotHaveDuplicates();
  }

  @Test
  void nothingIsWrittenDownOfWhatIsNotUnderWay() {
    shell.line("get rc");
    shell.line("scale rc web --replicas=5");
    shell.line("simulator advance 1m");
    assertThat(seen()).isEmpty();

    shell.line("rollout run web --image=example/web:v2");
    int over = seen().size();
    shell.line("scale rc web --replicas=2");
    shell.line("simulator advance 1m");

    assertThat(seen()).hasSize(over);
    assertThat(what(seen().get(over - 1)).direction()).isEqualTo("none");
  }

  @Test
  void whatWasTakenBackIsNeitherDrawnNorCounted() {
    shell.line("rollout start web --image=example/web:v2");
    shell.line("rollout step 8");
    shell.line("simulator back 3");
    shell.line("rollout run");

    assertThat(shell.line("timeline web").out())
        .contains("4 commands, 18 writes", "command  simulator back 3");
    assertThat(shell.line("rollout history web -o json").out()).contains("\"writes\": 18,");
  }
}
