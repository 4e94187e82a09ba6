package dev.rolloutshell.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class TimelinePageTest {

  private static Document parse(String markup) throws Exception {
    String body = markup.replace("<!DOCTYPE html>\n", "");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<Element> elements(Document document, String name, String style) {
    List<Element> found = new ArrayList<>();
    NodeList all = document.getElementsByTagName(name);
    for (int i = 0; i < all.getLength(); i++) {
      Element element = (Element) all.item(i);
      if (List.of(element.getAttribute("class").split(" ", -1)).contains(style)) {
        found.add(element);
      }
    }
    return found;
  }

  @Test
  void everyMomentStandsUnderTheSliderAndInTheTable() throws Exception {
    Document page = parse(TimelinePage.html(Timelines.rollout()));
    List<Element> moments = elements(page, "article", "moment");

    // 20 marks, and 6 of 8 samples at instants of their own.
    assertThat(moments).hasSize(26);
    assertThat(page.getElementsByTagName("tr").getLength()).isEqualTo(1 + 26);
    assertThat(elements(page, "div", "state")).hasSize(8);
    assertThat(moments.get(0).hasAttribute("hidden")).isFalse();
    assertThat(moments.subList(1, 26)).allMatch(moment -> moment.hasAttribute("hidden"));
    assertThat(page.getElementsByTagName("input").item(0).getAttributes().getNamedItem("max"))
        .hasToString("max=\"25\"");
  }

  @Test
  void serviceLostIsSaidInWordsAndHatched() throws Exception {
    Document page = parse(TimelinePage.html(Timelines.rollout()));

    assertThat(elements(page, "path", "breach")).hasSize(1);
    assertThat(elements(page, "p", "summary").get(0).getTextContent())
        .contains("Ready pods: 2 to 4, below the floor for 2 pod-seconds");
    assertThat(elements(page, "span", "breach"))
        .extracting(Element::getTextContent)
        .contains("below the floor", "2 !");
  }

  @Test
  void nothingIsAskedOfTheNetwork() {
    String page = TimelinePage.html(Timelines.rollout());

    assertThat(page.replace("http://www.w3.org/2000/svg", ""))
        .doesNotContain("http:", "https:", "url(h", "@import", "src=", "<link")
        .contains("default-src 'none'");
  }

  @Test
  void namesAndReasonsAreNoMarkup() throws Exception {
    String bad = "</script><img src=x onerror=\"a('b')\">&amp;\u0001";
    Timeline timeline =
        Timeline.titled(bad)
            .subtitle(bad)
            .fact(bad, bad)
            .passage(bad, bad)
            .command(Timelines.after(0), bad)
            .write(Timelines.after(1), bad, bad, bad)
            .sample(Timelines.after(0), 1, 1, null, null)
            .state(
                new Timeline.State(
                    Timelines.START,
                    List.of(new Timeline.Controller(bad, bad, 1, bad)),
                    List.of(
                        new Timeline.Pod(bad, bad, false, bad),
                        new Timeline.Pod(bad, "", false, bad)),
                    bad))
            .build();

    String html = TimelinePage.html(timeline);
    Document page = parse(html);
    String shown = bad.replace('\u0001', '\ufffd');

    assertThat(html).doesNotContain("<img");
    assertThat(page.getElementsByTagName("h1").item(0).getTextContent()).isEqualTo(shown);
    assertThat(elements(page, "p", "caption").get(0).getTextContent()).isEqualTo(shown);
    assertThat(page.getElementsByTagName("script").getLength()).isEqualTo(1);
    parse(TimelineSvg.svg(timeline));
  }

  @Test
  void anEmptyTimelineIsAPageThatSaysSo() throws Exception {
    Document page = parse(TimelinePage.html(Timeline.titled("web").build()));

    assertThat(elements(page, "p", "summary").get(0).getTextContent())
        .isEqualTo("Nothing is recorded.");
    assertThat(page.getElementsByTagName("svg").getLength()).isZero();
  }

  @Test
  void aSingleMomentIsDrawn() throws Exception {
    Timeline timeline = Timeline.titled("web").sample(Timelines.START, 3, 3, 3, 4).build();

    Document page = parse(TimelinePage.html(timeline));

    assertThat(elements(page, "path", "ready-line").get(0).getAttribute("d")).startsWith("M84 ");
    assertThat(elements(page, "text", "floor").get(0).getTextContent()).isEqualTo("floor 3");
  }
}
