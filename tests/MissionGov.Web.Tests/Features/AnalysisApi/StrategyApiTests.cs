using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MissionGov.Tests;

namespace MissionGov.Web.Tests.Features.AnalysisApi;

/// <summary>Strategies and pooled estimates, asked as another program asks: by a JSON body.</summary>
public sealed class StrategyApiTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Strategy = "/api/v1/analysis/strategy";
    private const string Pooling = "/api/v1/analysis/pooling";
    private const string Start = "\"statusQuo\": { \"mean\": 80, \"sd\": 6 }, \"target\": 92, \"direction\": \"atLeast\"";
    private const string Clinics = "{ \"name\": \"Evening clinics\", \"effect\": { \"distribution\": \"normal\", \"mean\": 6, \"sd\": 1 } }";
    private const string Reform = "{ \"name\": \"Reform\", \"effect\": { \"distribution\": \"normal\", \"mean\": 5, \"sd\": 2 } }";

    [Fact]
    public async Task The_example_of_the_contract_is_answered_as_it_says()
    {
        var answer = await AskAsync(Strategy, $$"""{ {{Start}}, "combine": "additive", "correlation": 0.0, "levels": [80, 95], "interventions": [{{Clinics}}, {{Reform}}], "overlaps": [{ "between": [0, 1], "share": 0.2 }], "draws": 100000, "seed": 1 }""");

        Assert.Equal((90, 2, -1), (Number(answer, "expected"), Number(answer, "unexplained"), Number(answer, "overlap")));
        Assert.Equal((0.377, 0.833), (Math.Round(Number(answer, "probabilityOfMeeting"), 3), Math.Round(Number(answer, "coverage"), 3)));
        Assert.Equal((80, 81.79, 98.21), (Number(answer["intervals"]![0]!, "level"), Math.Round(Number(answer["intervals"]![0]!, "lower"), 2), Math.Round(Number(answer["intervals"]![0]!, "upper"), 2)));
        Assert.Equal(("Evening clinics", 6), (answer["bars"]![0]!["name"]!.GetValue<string>(), Number(answer["bars"]![0]!, "contribution")));
        Assert.Equal(("Reform", "partly", true), (answer["sensitivity"]![1]!["name"]!.GetValue<string>(), answer["verdict"]!.GetValue<string>(), answer["exact"]!.GetValue<bool>()));
        Assert.Null(answer["refused"]);
    }

    [Fact]
    public async Task Every_portfolio_is_answered_as_the_reference_does()
    {
        foreach (var reference in Cases("portfolio_additive").Concat(Cases("portfolio_multiplicative")))
        {
            var input = reference["input"]!;
            var baseline = input["baseline"]?.GetValue<double>() ?? 0;
            var sign = baseline == 0 ? 1 : -1;
            var body = new JsonObject
            {
                ["statusQuo"] = new JsonObject { ["mean"] = baseline, ["sd"] = 0 },
                ["target"] = baseline + (sign * input["gap"]!.GetValue<double>()),
                ["direction"] = sign > 0 ? "atLeast" : "atMost",
                ["combine"] = sign > 0 ? "additive" : "multiplicative",
                ["correlation"] = input["correlation"]?.DeepClone(),
                ["levels"] = new JsonArray(80, 90),
                ["interventions"] = new JsonArray([.. input["components"]!.AsArray().Select((component, i) => new JsonObject { ["name"] = $"Plan {i}", ["effect"] = Effect(component!, sign) })]),
            };

            var answer = await AskAsync(Strategy, body.ToJsonString());

            AssertNear(reference, "mean", sign * (Number(answer, "expected") - baseline));
            AssertNear(reference, "sd", Number(answer, "sd"));
            AssertNear(reference, "p50", sign * (Number(answer, "median") - baseline));
            AssertNear(reference, "p90", sign * (Number(answer["intervals"]![0]!, sign > 0 ? "upper" : "lower") - baseline));
            AssertNear(reference, "p05", sign * (Number(answer["intervals"]![1]!, sign > 0 ? "lower" : "upper") - baseline));
            AssertNear(reference, "prob_at_least_gap", Number(answer, "probabilityOfMeeting"));
        }
    }

    [Fact]
    public async Task Every_pooled_effect_is_that_of_the_reference()
    {
        (string Expected, string Found)[] members =
        [
            ("estimate", "estimate"), ("se", "se"), ("ci_lower", "lower"), ("ci_upper", "upper"), ("p_value", "pValue"), ("tau2", "tau2"), ("I2", "i2"), ("H2", "h2"), ("Q", "q"), ("Q_p", "qP"),
            ("pi_lower", "predictionLower"), ("pi_upper", "predictionUpper"), ("tau2_ci_lower", "tau2Lower"), ("tau2_ci_upper", "tau2Upper"),
        ];
        foreach (var reference in Cases("meta_pool"))
        {
            var input = reference["input"]!;
            var estimates = input["effect"]!.AsArray().Zip(input["variance"]!.AsArray(), (effect, variance) => new JsonObject { ["effect"] = effect!.DeepClone(), ["variance"] = variance!.DeepClone() });
            foreach (var method in new[] { "FE", "DL", "REML", "PM", "HE", "ML", "EB", "SJ" })
            {
                foreach (var hartungKnapp in new[] { false, true })
                {
                    if (reference["expected"]![hartungKnapp ? method + "_knha" : method] is not { } expected) continue;
                    var body = new JsonObject { ["estimates"] = new JsonArray([.. estimates.Select(estimate => estimate.DeepClone())]), ["method"] = method, ["hartungKnapp"] = hartungKnapp, ["confidence"] = 0.95 };

                    var answer = await AskAsync(Pooling, body.ToJsonString());

                    Assert.All(members.Where(member => expected[member.Expected] is not null), member => AssertNear(reference, expected[member.Expected]!, Number(answer, member.Found)));
                }
            }
        }
    }

    [Fact]
    public async Task What_is_drawn_is_drawn_again_from_the_same_seed()
    {
        var request = $$"""{ {{Start}}, "interventions": [{ "name": "Beds", "effect": { "distribution": "pert", "low": 1, "likely": 3, "high": 9 }, "probabilityOfDelivery": 0.6 }, {{Reform}}], "correlation": 0.3, "draws": 2000, "seed": SEED }""";

        var (one, again, other) = (await AskAsync(Strategy, request.Replace("SEED", "3", StringComparison.Ordinal)), await AskAsync(Strategy, request.Replace("SEED", "3", StringComparison.Ordinal)), await AskAsync(Strategy, request.Replace("SEED", "4", StringComparison.Ordinal)));

        Assert.Equal(one.ToJsonString(), again.ToJsonString());
        Assert.NotEqual(Number(one, "median"), Number(other, "median"));
        Assert.False(one["exact"]!.GetValue<bool>());
    }

    [Theory]
    [InlineData("\"overlaps\": [{ \"between\": [0, 1], \"share\": 1.5 }]", "overlap by 150%")]
    [InlineData("\"correlation\": -1, \"interventions\": [" + Clinics + "," + Reform + "," + Clinics + "]", "cannot all be true")]
    [InlineData("\"baseline\": 92", "no gap to close")]
    [InlineData("\"baseline\": 95", "wrong side")]
    [InlineData("\"interventions\": [{ \"name\": \"Idea\" }]", "No plan has an estimate")]
    public async Task What_cannot_be_answered_is_refused_in_words(string more, string words)
    {
        var interventions = more.Contains("interventions", StringComparison.Ordinal) ? "" : $", \"interventions\": [{Clinics}, {Reform}]";

        var answer = await AskAsync(Strategy, $"{{ {Start}, {more}{interventions} }}");

        Assert.Contains(words, answer["refused"]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Null(answer["expected"]);
    }

    [Fact]
    public async Task A_target_met_without_new_action_has_no_coverage()
    {
        var answer = await AskAsync(Strategy, $$"""{ "statusQuo": { "mean": 95, "sd": 2 }, "target": 92, "direction": "atLeast", "interventions": [{{Clinics}}] }""");

        Assert.Equal("metWithoutAction", answer["verdict"]!.GetValue<string>());
        Assert.Null(answer["coverage"]);
    }

    [Theory]
    [InlineData("\"combin\": \"additive\"", "/combin")]
    [InlineData("\"levels\": [100]", "/levels")]
    [InlineData("\"draws\": 10", "/draws")]
    [InlineData("\"target\": 1e200", "/target")]
    [InlineData("\"correlation\": 1.5", "/correlation")]
    [InlineData("\"correlation\": \"high\"", "/correlation")]
    [InlineData("\"correlation\": [[1, 0.5], [0.4, 1]]", "/correlation")]
    [InlineData("\"correlation\": [[1, \"x\"], [0.4, 1]]", "/correlation/0/1")]
    [InlineData("\"correlation\": [[1]]", "/correlation")]
    [InlineData("\"overlaps\": [{ \"between\": [0, 2], \"share\": 0.1 }]", "/overlaps/0/between")]
    [InlineData("\"overlaps\": [{ \"between\": [0, 1], \"share\": -0.1 }]", "/overlaps/0/share")]
    [InlineData("\"overlaps\": [{ \"between\": [0, 1], \"share\": 0.1 }, { \"between\": [1, 0], \"share\": 0.1 }]", "/overlaps")]
    [InlineData("\"overlaps\": [{ \"between\": [0, 1], \"share\": 0.1 }], \"combine\": \"multiplicative\"", "/overlaps")]
    [InlineData("\"interventions\": [{ \"name\": \" \" }]", "/interventions/0/name")]
    [InlineData("\"interventions\": [null]", "/interventions/0")]
    [InlineData("\"interventions\": [{ \"name\": \"A\", \"reach\": 1.2 }]", "/interventions/0/reach")]
    [InlineData("\"interventions\": [{ \"name\": \"A\", \"effect\": { \"distribution\": \"normal\", \"mean\": 1, \"sd\": -1 } }]", "/interventions/0/effect/sd")]
    [InlineData("\"interventions\": [{ \"name\": \"A\", \"effect\": { \"distribution\": \"normal\", \"mean\": 1 } }]", "/interventions/0/effect/sd")]
    [InlineData("\"interventions\": [{ \"name\": \"A\", \"effect\": { \"distribution\": \"pert\", \"low\": 1, \"likely\": 0, \"high\": 2 } }]", "/interventions/0/effect/likely")]
    [InlineData("\"interventions\": [{ \"name\": \"A\", \"effect\": { \"distribution\": \"uniform\", \"low\": 1, \"high\": 2, \"sd\": 1 } }]", "/interventions/0/effect/sd")]
    [InlineData("\"interventions\": [{ \"name\": \"A\", \"effect\": { \"distribution\": \"cauchy\" } }]", "/interventions/0/effect/distribution")]
    public async Task What_cannot_be_used_for_a_strategy_is_refused_with_a_pointer_to_it(string more, string where)
    {
        var interventions = more.Contains("interventions", StringComparison.Ordinal) ? "" : $", \"interventions\": [{Clinics}, {Reform}]";
        var start = more.Contains("target", StringComparison.Ordinal) ? Start.Replace("\"target\": 92, ", "", StringComparison.Ordinal) : Start;

        Assert.Equal(where, await RefusedAsync(Strategy, $"{{ {start}, {more}{interventions} }}"));
    }

    [Fact]
    public async Task All_interventions_together_take_only_so_many_draws()
    {
        var many = string.Join(", ", Enumerable.Range(0, 21).Select(one => Clinics.Replace("Evening clinics", $"Clinics {one}", StringComparison.Ordinal)));

        Assert.Equal("/draws", await RefusedAsync(Strategy, $"{{ {Start}, \"draws\": 1000000, \"interventions\": [{many}] }}"));
    }

    [Theory]
    [InlineData("""{ "estimates": [{ "effect": 1, "variance": -0.1 }] }""", "/estimates/0/variance")]
    [InlineData("""{ "estimates": [{ "effect": 1 }] }""", "/estimates/0")]
    [InlineData("""{ "estimates": [null] }""", "/estimates/0")]
    [InlineData("""{ "estimates": [{ "effect": 1e200, "variance": 1 }] }""", "/estimates")]
    [InlineData("""{ "estimates": [], "method": "best" }""", "/method")]
    [InlineData("""{ "estimates": [], "confidence": 1 }""", "/confidence")]
    [InlineData("""{ "estimates": [], "level": 95 }""", "/level")]
    public async Task What_cannot_be_pooled_is_refused_with_a_pointer_to_it(string request, string where) => Assert.Equal(where, await RefusedAsync(Pooling, request));

    [Theory]
    [InlineData("""{ "estimates": [] }""", "There is no estimate to pool.")]
    [InlineData("""{ "estimates": [{ "effect": 1, "variance": 0.1 }], "method": "DL" }""", "One study cannot show how much the effect differs. Ask for FE, or add a study.")]
    public async Task Too_few_studies_are_refused_in_words(string request, string words) =>
        Assert.Equal(words, (await AskAsync(Pooling, request))["refused"]!["message"]!.GetValue<string>());

    private static JsonObject Effect(JsonNode component, int sign)
    {
        JsonNode Given(string member) => JsonValue.Create(sign * component[member]!.GetValue<double>());
        var kind = component["dist"]!.GetValue<string>();
        var effect = new JsonObject { ["distribution"] = kind };
        foreach (var (member, value) in (IEnumerable<(string, JsonNode)>)(kind switch
        {
            "normal" => [("mean", Given("mean")), ("sd", Given("sd"))],
            "lognormal" => [("meanLog", Given("meanlog")), ("sdLog", Given("sdlog"))],
            "uniform" => [("low", Given("min")), ("high", Given("max"))],
            _ => [("low", Given(sign > 0 ? "min" : "max")), ("likely", Given("mode")), ("high", Given(sign > 0 ? "max" : "min"))],
        })) effect[member] = value;
        return effect;
    }

    private static double Number(JsonNode answer, string member) => answer[member]!.GetValue<double>();

    private static IEnumerable<JsonNode> Cases(string kind) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", kind + ".json")))!["cases"]!.AsArray().Select(node => node!);

    private static void AssertNear(JsonNode reference, string member, double found) => AssertNear(reference, reference["expected"]![member]!, found);

    private static void AssertNear(JsonNode reference, JsonNode expected, double found)
    {
        var tolerance = reference["tolerance"]!["abs"]!.GetValue<double>() + (reference["tolerance"]!["rel"]!.GetValue<double>() * Math.Abs(expected.GetValue<double>()));
        Assert.True(Math.Abs(expected.GetValue<double>() - found) <= tolerance, $"{reference["name"]} {expected.GetPath()}: expected {expected}, found {found}");
    }

    private async Task<JsonNode> AskAsync(string address, string request)
    {
        using var response = await app.Client.PostAsync(address, Json(request), TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{request}: {await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
        return (await response.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!;
    }

    private async Task<string?> RefusedAsync(string address, string request)
    {
        using var response = await app.Client.PostAsync(address, Json(request), TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        return (await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("pointer").GetString();
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
