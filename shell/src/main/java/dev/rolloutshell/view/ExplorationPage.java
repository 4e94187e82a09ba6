package dev.rolloutshell.view;

import dev.rolloutshell.explore.Coverage;
import dev.rolloutshell.explore.ExplorationReport;
import dev.rolloutshell.explore.Violation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What an exploration covered and found as one page that needs no other file and no network. */
public final class ExplorationPage {

  private static final String STYLE =
      """
      :root { color-scheme: light dark; --line: #8885; --good: #2a7d46; --bad: #c0362c }
      body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem }
      h1 { font-size: 1.5rem } h2 { font-size: 1.15rem; margin-top: 2rem }
      .good { color: var(--good) } .bad { color: var(--bad) }
      dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.5rem } dd { margin: 0 }
      .wide { overflow-x: auto }
      table { border-collapse: collapse; font-variant-numeric: tabular-nums }
      th, td { border-bottom: 1px solid var(--line); padding: .25rem .7rem; text-align: right }
      th:first-child { text-align: left } td.none { opacity: .35 }
      pre { white-space: pre-wrap; border: 1px solid var(--line); padding: .7rem }
      """;

  private ExplorationPage() {}

  /** The page. */
  public static String html(ExplorationReport report) {
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
        + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"
        + " style-src 'unsafe-inline'\"/>\n"
        + "<title>Exploration</title>\n<style>\n"
        + STYLE
        + "</style>\n</head>\n<body>\n<h1>Exploration: "
        + verdict(report)
        + "</h1>\n"
        + counts(report)
        + "<h2>Covered</h2>\n"
        + coverage(report.coverage())
        + violations(report.violations())
        + "</body>\n</html>\n";
  }

  private static String verdict(ExplorationReport report) {
    int found = report.violations().size();
    return found == 0
        ? "<span class=\"good\">nothing found</span>"
        : "<span class=\"bad\">" + found + (found == 1 ? " violation" : " violations") + "</span>";
  }

  private static String counts(ExplorationReport report) {
    StringBuilder text = new StringBuilder("<dl>\n");
    term(text, "cases", report.runs());
    term(text, "ended well", report.converged());
    term(text, "explored already", report.pruned());
    term(text, "run a second", report.runsPerSecond());
    term(text, "took", "%.1f s".formatted(report.elapsedMillis() / 1000.0));
    term(text, "seed", report.seed());
    term(text, "digest", report.digest());
    term(text, "shard", report.shard());
    term(
        text,
        "to the end",
        report.complete() ? "yes" : report.interrupted() ? "interrupted" : "no");
    term(text, "depth", report.options().depth());
    term(text, "first", String.join(", ", report.options().directions()));
    term(text, "rollouts", String.join("; ", report.options().rollouts()));
    return text.append("</dl>\n").toString();
  }

  private static void term(StringBuilder text, String name, Object value) {
    text.append("<dt>").append(name).append("</dt><dd>");
    text.append(escaped(String.valueOf(value))).append("</dd>\n");
  }

  private static String coverage(List<Coverage> coverage) {
    Set<String> calls = new TreeSet<>();
    Set<String> faults = new LinkedHashSet<>();
    Map<String, Long> cases = new TreeMap<>();
    for (Coverage one : coverage) {
      calls.add(one.call());
      faults.add(one.fault());
      cases.put(one.call() + "\n" + one.fault(), one.cases());
    }
    StringBuilder text = new StringBuilder("<div class=\"wide\"><table>\n<tr><th>cases with</th>");
    calls.forEach(call -> text.append("<th>").append(escaped(call)).append("</th>"));
    text.append("</tr>\n");
    for (String fault : faults) {
      text.append("<tr><th>").append(escaped(fault)).append("</th>");
      for (String call : calls) {
        long count = cases.getOrDefault(call + "\n" + fault, 0L);
        text.append(count == 0 ? "<td class=\"none\">" : "<td>").append(count).append("</td>");
      }
      text.append("</tr>\n");
    }
    return text.append("</table></div>\n").toString();
  }

  private static String violations(List<Violation> violations) {
    if (violations.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("<h2>Violations</h2>\n");
    for (Violation violation : violations) {
      text.append("<h3>").append(escaped(violation.schedule())).append("</h3>\n<ul>\n");
      for (String complaint : violation.complaints()) {
        text.append("<li>rule ").append(escaped(complaint)).append("</li>\n");
      }
      text.append("</ul>\n");
    }
    return text.toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
