package dev.rolloutshell.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {

  private static Config at(String server, Map<String, String> environment) {
    ConfigBuilder builder = new ConfigBuilder(Config.empty()).withMasterUrl(server);
    return new Proxies(environment).on(builder, null).build();
  }

  private static Config with(Map<String, String> environment) {
    return at("https://shop.test:6443/", environment);
  }

  @Test
  void areReadInCapitalsAndInSmallLetters() {
    assertThat(with(Map.of("HTTPS_PROXY", "http://a:1")).getHttpsProxy()).isEqualTo("http://a:1");
    assertThat(with(Map.of("https_proxy", "http://a:1")).getHttpsProxy()).isEqualTo("http://a:1");
    assertThat(with(Map.of("http_proxy", "http://b:1")).getHttpProxy()).isEqualTo("http://b:1");
    assertThat(with(Map.of("HTTPS_PROXY", " ")).getHttpsProxy()).isNull();
    assertThat(with(Map.of("HTTPS_PROXY", "", "https_proxy", "a:1")).getHttpsProxy())
        .isEqualTo("http://a:1");
  }

  @ParameterizedTest
  @CsvSource({
    "a.test, http://a.test:80",
    "http://a.test, http://a.test:80",
    "http://a.test/, http://a.test:80/",
    "http://me:secret@a.test, http://me:secret@a.test:80",
    "https://a.test, https://a.test:443",
    "HTTPS://a.test:, HTTPS://a.test:443",
    "socks5://a.test, socks5://a.test:1080",
    "http://[fd00::1], http://[fd00::1]:80",
    "http://[fd00::1]:3128, http://[fd00::1]:3128",
    "http://a.test:3128/, http://a.test:3128/",
    "odd://a.test, odd://a.test"
  })
  void haveTheUsualPortWhereNoneIsGiven(String proxy, String whole) {
    assertThat(with(Map.of("HTTPS_PROXY", proxy)).getHttpsProxy()).isEqualTo(whole);
    Config named =
        new Proxies(Map.of())
            .on(new ConfigBuilder(Config.empty()).withMasterUrl("https://shop.test/"), proxy)
            .build();
    assertThat(named.getHttpsProxy()).isEqualTo(whole);
  }

  @Test
  void noneIsForBothSchemes() {
    Config config = with(Map.of("ALL_PROXY", "http://all:1", "HTTP_PROXY", "http://b:1"));

    assertThat(config.getHttpProxy()).isEqualTo("http://b:1");
    assertThat(config.getHttpsProxy()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://localhost:6443/",
        "http://127.0.0.1:8001/",
        "https://127.3.2.1/",
        "https://[::1]:6443/"
      })
  void areNotForTheMachineItself(String server) {
    Config config = at(server, Map.of("HTTPS_PROXY", "http://a:1", "HTTP_PROXY", "http://a:1"));

    assertThat(config.getHttpsProxy()).isNull();
    assertThat(config.getHttpProxy()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*| true",
        "other, .test| true",
        "test| true",
        "*.test| true",
        "SHOP.test| true",
        "shop.test:6443| true",
        "shop.test:443| false",
        ".shop.test| false",
        "op.test| false",
        "other,,| false",
        "10.0.0.0/8| false",
      })
  void exceptionsAreThoseOfGo(String exceptions, boolean direct) {
    Map<String, String> environment = Map.of("HTTPS_PROXY", "http://a:1", "no_proxy", exceptions);

    assertThat(with(environment).getHttpsProxy() == null).isEqualTo(direct);
    assertThat(with(environment).getNoProxy()).isNullOrEmpty();
  }

  @ParameterizedTest
  @CsvSource({"10.0.0.0/8, true", "10.1.2.3, true", "10.1.2.4, false", "example.test, false"})
  void exceptionsMayBeAddresses(String exception, boolean direct) {
    Map<String, String> environment = Map.of("HTTPS_PROXY", "http://a:1", "NO_PROXY", exception);

    assertThat(at("https://10.1.2.3:6443/", environment).getHttpsProxy() == null).isEqualTo(direct);
  }

  @Test
  void thatOfTheKubeconfigGoesFirstAndHoldsForTheMachineItself(@TempDir Path directory)
      throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("kubeconfig"),
            """
            apiVersion: v1
            kind: Config
            current-context: c
            clusters: [{name: k, cluster: {server: 'https://127.0.0.1:1', proxy-url: 'http://p:1'}}]
            contexts: [{name: c, context: {cluster: k, user: u}}]
            users: [{name: u, user: {token: t}}]
            """);

    Config config = Kubeconfig.load(new Target.Cluster(file, null, null), Usual.DEFAULT);

    assertThat(config.getHttpsProxy()).isEqualTo("http://p:1");
    assertThat(
            new Proxies(Map.of("HTTPS_PROXY", "http://a:1"))
                .on(new ConfigBuilder(Config.empty()).withMasterUrl("https://a.test"), "http://p:1")
                .build()
                .getHttpsProxy())
        .isEqualTo("http://p:1");
  }
}
