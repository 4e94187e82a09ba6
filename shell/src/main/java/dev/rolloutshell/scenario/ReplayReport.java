package dev.rolloutshell.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a replay showed.
 *
 * @param name the scenario's name
 * @param description what it shows
 * @param seed the source of all chance
 * @param began virtual time at the beginning
 * @param held whether all steps were run and every expectation held
 * @param complete whether all steps were run
 * @param steps the steps that were run
 * @param expectations what was expected, and whether it held
 * @param violations rules that did not hold, expected or not, at most 100
 * @param writes the writes of the operator's client
 * @param events those that were stored, and the events of pods, in order
 * @param faults what was told to go wrong, and how often it struck
 * @param samples the pods of the rollouts over time
 * @param took virtual time from the beginning to the end
 */
public record ReplayReport(
    String name,
    String description,
    long seed,
    Instant began,
    boolean held,
    boolean complete,
    List<StepReport> steps,
    List<Verdict> expectations,
    List<Breach> violations,
    List<SeenWrite> writes,
    List<Happening> events,
    List<Map<String, Object>> faults,
    List<Sample> samples,
    Duration took) {}
