package dev.rolloutshell.session;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A type of object that the shell reads and writes by itself. */
public enum ObjectType {
  REPLICATION_CONTROLLERS("ReplicationController", "replicationcontrollers", "v1", true, "rc"),
  PODS("Pod", "pods", "v1", true, "po"),
  EVENTS("Event", "events", "v1", true, "ev"),
  SERVICES("Service", "services", "v1", true, "svc"),
  ENDPOINTS("Endpoints", "endpoints", "v1", true, "ep"),
  CONFIG_MAPS("ConfigMap", "configmaps", "v1", true, "cm"),
  LEASES("Lease", "leases", "coordination.k8s.io/v1", true, "lease"),
  RESOURCE_QUOTAS("ResourceQuota", "resourcequotas", "v1", true, "quota"),
  NAMESPACES("Namespace", "namespaces", "v1", false, "ns");

  private final String kind;
  private final String plural;
  private final String apiVersion;
  private final boolean namespaced;
  private final String shortName;

  ObjectType(String kind, String plural, String apiVersion, boolean namespaced, String shortName) {
    this.kind = kind;
    this.plural = plural;
    this.apiVersion = apiVersion;
    this.namespaced = namespaced;
    this.shortName = shortName;
  }

  /** The type that an operator means by a word such as {@code rc}, {@code pod} or {@code pods}. */
  public static Optional<ObjectType> byWord(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(
            t ->
                lower.equals(t.plural)
                    || lower.equals(t.shortName)
                    || lower.equals(t.kind.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  /** The type of a manifest, or empty when the shell does not know it. */
  public static Optional<ObjectType> of(@Nullable String apiVersion, @Nullable String kind) {
    return Arrays.stream(values())
        .filter(t -> t.apiVersion.equals(apiVersion) && t.kind.equals(kind))
        .findFirst();
  }

  /** The type of objects with this name in paths. */
  public static ObjectType ofPlural(String plural) {
    return Arrays.stream(values()).filter(t -> t.plural.equals(plural)).findFirst().orElseThrow();
  }

  /** Words for the types that are asked for most. */
  public static List<String> words() {
    return List.of("rc", "pods", "events", "services", "endpoints");
  }

  /** A word for every type, those of {@link #words} first. */
  public static List<String> all() {
    Stream<String> others = Arrays.stream(values()).skip(words().size()).map(ObjectType::plural);
    return Stream.concat(words().stream(), others).toList();
  }

  /** Value of {@code kind}. */
  public String kind() {
    return kind;
  }

  /** Name in paths. */
  public String plural() {
    return plural;
  }

  /**
   * An object of this type as {@code type/name}, the type as {@code kubectl get -o name} says it:
   * in the singular, with its group where it has one.
   */
  public String named(String name) {
    return named(kind, apiVersion, name);
  }

  /** The same of any type. */
  static String named(String kind, String apiVersion, String name) {
    int slash = apiVersion.indexOf('/');
    String group = slash < 0 ? "" : "." + apiVersion.substring(0, slash);
    return kind.toLowerCase(Locale.ROOT) + group + "/" + name;
  }

  /** Value of {@code apiVersion}. */
  public String apiVersion() {
    return apiVersion;
  }

  /** Whether its objects live in namespaces. */
  public boolean namespaced() {
    return namespaced;
  }

  /** The path of all its objects in all namespaces. */
  public String pathEverywhere() {
    return root() + apiVersion + "/" + plural;
  }

  private String root() {
    return apiVersion.contains("/") ? "/apis/" : "/api/";
  }

  /** The path of all its objects in a namespace. */
  public String path(String namespace) {
    return root() + apiVersion + (namespaced ? "/namespaces/" + namespace : "") + "/" + plural;
  }
}
