using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MissionGov.Tests;

namespace MissionGov.Web.Tests.Features.AnalysisApi;

public sealed class ControlChartApiTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Address = "/api/v1/analysis/control-chart";

    // The reference draws one point, and no limits for a constant measure: README.md of the analysis project, register of methods.
    private static readonly string[] Departures = ["n1", "constant-series"];

    public static TheoryData<string, string> Charts => new()
    {
        { "xmr", "xmr" }, { "qic_run", "run" }, { "qic_i", "i" }, { "qic_p", "p" }, { "qic_pp", "pPrime" }, { "qic_u", "u" }, { "qic_c", "c" }, { "qic_g", "g" }, { "qic_t", "t" },
    };

    [Theory]
    [MemberData(nameof(Charts))]
    public async Task Every_case_of_the_reference_is_answered_alike(string kind, string chart)
    {
        foreach (var reference in Cases(kind).Where(reference => !Departures.Contains(Text(reference["name"])) && reference["input"]!["screened_mr"]?.GetValue<bool>() != true))
        {
            var answer = await AskAsync(Request(chart, reference["input"]!).ToJsonString());

            var (expected, name) = (reference["expected"]!, Text(reference["name"])!);
            Near(expected[kind == "xmr" ? "mean" : "cl"]!, answer["mean"]!, name);
            Near(expected[kind == "xmr" ? "lpl" : "lcl"]!, answer["lower"]!, name);
            Near(expected[kind == "xmr" ? "upl" : "ucl"]!, answer["upper"]!, name);
            if (kind == "xmr") SameIcons(expected, answer, name);
            else SameRuns(expected, answer, name);
        }
    }

    [Fact]
    public async Task Every_rule_of_a_point_is_named_and_the_chart_is_put_into_words()
    {
        var answer = await AskAsync("""{ "chart": "xmr", "values": [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 3, 4, 5, 6, 7, 8, 9], "improvement": "decrease", "target": 3, "fixAfter": 12 }""");

        Assert.Equal(["outside", "trend", "shift"], answer["points"]![18]!["rules"]!.AsArray().Select(Text));
        Assert.Equal("Getting worse. The latest figure is above its usual range. It may hit or miss the target by chance.", Text(answer["message"]));
        Assert.Equal(("concernHigh", "inconsistent", "1"), (Text(answer["variation"]), Text(answer["assurance"]), Text(answer["methodVersion"])));
        Assert.Null(answer["refused"]);
    }

    [Fact]
    public async Task A_constant_measure_has_its_limits_on_its_mean_and_says_so()
    {
        var answer = await AskAsync("""{ "chart": "xmr", "values": [0.1, 0.1, 0.1, 0.1] }""");

        Assert.All(new[] { "mean", "lower", "upper" }, line => Assert.Equal(0.1, answer[line]![3]!.GetValue<double>()));
        Assert.Equal(("commonCause", false), (Text(answer["variation"]), answer["groups"]![0]!["varies"]!.GetValue<bool>()));
    }

    [Theory]
    [InlineData("xmr", "[5]", 1)]
    [InlineData("xmr", "[]", 0)]
    [InlineData("c", "[null, 3, null]", 1)]
    public async Task Too_few_values_are_refused(string chart, string values, int have)
    {
        var refused = (await AskAsync($$"""{ "chart": "{{chart}}", "values": {{values}} }"""))["refused"]!;

        Assert.Equal(("TooFewPoints", have, 2), (Text(refused["reason"]), refused["have"]!.GetValue<int>(), refused["need"]!.GetValue<int>()));
    }

    [Theory]
    [InlineData("""{ "chart": "xmr", "values": [1, NaN, 3] }""", "/values/1")]
    [InlineData("""{ "chart": "xmr", "values": [1, "NaN", 3] }""", "/values/1")]
    [InlineData("""{ "chart": "xmr", "values": [1, 1e400, 3] }""", "/values")]
    [InlineData("""{ "chart": "xmr", "values": [1, 2, 3], "target": 1e301 }""", "/target")]
    [InlineData("""{ "chart": "xmr", "values": [1, 2, 3], "rebaseAt": [3] }""", "/rebaseAt")]
    [InlineData("""{ "chart": "xmr", "values": [1, 2, 3], "rebaseAt": [0] }""", "/rebaseAt")]
    [InlineData("""{ "chart": "xmr", "values": [1, 2, 3], "rebaseAt": [2, 1] }""", "/rebaseAt")]
    [InlineData("""{ "chart": "xmr", "values": [1, 2, 3], "fixAfter": 11 }""", "/fixAfter")]
    [InlineData("""{ "chart": "xmr", "values": [1, 2, 3], "denominators": [1, 2, 3] }""", "/denominators")]
    [InlineData("""{ "chart": "c", "values": [1, 2, 3], "denominators": [1, 2, 3] }""", "/denominators")]
    [InlineData("""{ "chart": "p", "values": [1, 2, 3] }""", "/denominators")]
    [InlineData("""{ "chart": "p", "values": [1, 2, 3], "denominators": [4, 4] }""", "/denominators")]
    [InlineData("""{ "chart": "u", "values": [1, 2, 3], "denominators": [4, 0, 4] }""", "/denominators")]
    [InlineData("""{ "chart": "p", "values": [1, 5, 3], "denominators": [4, 4, 4] }""", "/values")]
    [InlineData("""{ "chart": "g", "values": [1, -1, 3] }""", "/values")]
    [InlineData("""{ "chart": "np", "values": [1, 2, 3] }""", "/chart")]
    [InlineData("""{ "chart": "xmr", "values": [1, 2, 3], "goal": 3 }""", "/goal")]
    [InlineData("""{ "chart": "xmr" }""", "/")]
    public async Task What_cannot_be_read_is_refused_with_a_pointer_to_it(string request, string where)
    {
        using var response = await PostAsync(request);

        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Equal(where, Text((await response.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!["pointer"]));
    }

    [Fact]
    public async Task A_huge_series_is_refused()
    {
        using var response = await PostAsync($$"""{ "chart": "xmr", "values": [{{string.Join(',', Enumerable.Repeat(1, 10_001))}}] }""");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("projection", "points")]
    [InlineData("required-trajectory", "values")]
    [InlineData("control-chart", "points")]
    public async Task The_description_shows_a_request_and_what_the_program_answers_to_it(string analysis, string member)
    {
        var description = (await app.Client.GetFromJsonAsync<JsonNode>("/openapi/v1.json", TestContext.Current.CancellationToken))!;
        var operation = description["paths"]![$"/api/v1/analysis/{analysis}"]!["post"]!;
        var (request, shown) = (operation["requestBody"]!["content"]!["application/json"]!["example"]!, operation["responses"]!["200"]!["content"]!["application/json"]!["example"]!);

        var answer = await AskAsync(request.ToJsonString(), $"/api/v1/analysis/{analysis}");

        Assert.True(JsonNode.DeepEquals(shown[member], answer[member]), $"{shown[member]} is not {answer[member]}");
        Assert.NotEmpty(Text(operation["summary"])!);
        Assert.Equal(["increase", "decrease", "neutral"], description["components"]!["schemas"]!.AsObject().Single(schema => schema.Key.EndsWith("Improvement", StringComparison.Ordinal)).Value!["enum"]!.AsArray().Select(Text));
    }

    private static JsonObject Request(string chart, JsonNode input)
    {
        var request = new JsonObject
        {
            ["chart"] = chart,
            ["values"] = (input["values"] ?? input["y"])!.DeepClone(),
            ["denominators"] = input["n"]?.DeepClone(),
            ["target"] = input["target"]?.DeepClone(),
            ["rebaseAt"] = input["part"] is { } part ? new JsonArray(part.DeepClone()) : input["rebase_at_index"]?.DeepClone(),
            ["fixAfter"] = (input["fix_after_n_points"] ?? input["freeze"])?.DeepClone(),
        };
        if (input["improvement_direction"] is { } improvement) request["improvement"] = improvement.DeepClone();
        if (input["screen_outliers"] is { } screening) request["screenOutliers"] = screening.DeepClone();
        return request;
    }

    private static void SameIcons(JsonNode expected, JsonNode answer, string name)
    {
        Assert.Equal((name, Camel(Text(expected["variation_icon"])!)), (name, Text(answer["variation"])));
        Assert.Equal((name, Text(expected["assurance_type"])?.Replace("consistent_", "", StringComparison.Ordinal) ?? "none"), (name, Text(answer["assurance"])));
        Assert.Equal(expected["point_type"]!.AsArray().Select(type => Camel(Text(type)!.Replace("special_cause_", "", StringComparison.Ordinal))), answer["points"]!.AsArray().Select(point => Text(point!["label"])));
    }

    private static void SameRuns(JsonNode expected, JsonNode answer, string name)
    {
        Near(expected["y"]!, answer["plotted"]!, name);
        foreach (var (theirs, ours) in new[] { ("n_useful", "useful"), ("longest_run", "longestRun"), ("longest_run_max", "longestRunMax"), ("n_crossings", "crossings"), ("n_crossings_min", "crossingsMin") })
        {
            Assert.Equal((name, ours, expected[theirs]!.AsArray()[^1]!.GetValue<int>()), (name, ours, answer[ours]!.GetValue<int>()));
        }

        Assert.Equal(expected["runs_signal"]!.AsArray()[^1]!.GetValue<bool>(), answer["runsSignal"]!.GetValue<bool>());
        Assert.Equal(expected["sigma_signal"]!.AsArray().Select(signal => signal!.GetValue<bool>()), answer["points"]!.AsArray().Select(point => point!["rules"]!.AsArray().Count == 1));
    }

    // The tolerance of the reference: 1e-9 + 1e-8 of the expected figure.
    private static void Near(JsonNode expected, JsonNode actual, string name) =>
        Assert.All(expected.Deserialize<double?[]>()!.Zip(actual.Deserialize<double?[]>()!), pair => Assert.True(pair is (null, null) || Math.Abs(pair.First!.Value - pair.Second!.Value) <= 1e-9 + (1e-8 * Math.Abs(pair.First.Value)), $"{name}: {pair}"));

    private static IEnumerable<JsonNode> Cases(string kind) => JsonNode.Parse(File.ReadAllText(Path.Combine(SourceTree.Root, "tests", "MissionGov.Analysis.Tests", "Reference", kind + ".json")))!["cases"]!.AsArray().OfType<JsonNode>();

    private static string? Text(JsonNode? node) => node?.GetValue<string>();

    private static string Camel(string snake) => string.Concat(snake.Split('_').Select((word, i) => i == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));

    private async Task<JsonNode> AskAsync(string request, string address = Address)
    {
        using var response = await PostAsync(request, address);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return (await response.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!;
    }

    private Task<HttpResponseMessage> PostAsync(string request, string address = Address) => app.Client.PostAsync(address, new StringContent(request, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);
}
