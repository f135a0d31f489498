using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MissionGov.Tests;

namespace MissionGov.Web.Tests.Features.AnalysisApi;

/// <summary>The progress measures and the required path, asked as another program asks: by a JSON body.</summary>
public sealed class ProgressApiTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Progress = "/api/v1/analysis/progress";
    private const string RequiredTrajectory = "/api/v1/analysis/required-trajectory";
    private const string Pace = "\"measure\": \"paceRatio\", \"direction\": \"increase\"";

    [Fact]
    public async Task Every_Open_SDG_case_is_answered_as_the_reference_does()
    {
        foreach (var reference in Cases("open_sdg_series"))
        {
            var (input, expected) = (reference["input"]!.AsObject(), reference["expected"]!.AsObject());
            var body = new JsonObject { ["measure"] = "openSdg", ["years"] = input["years"]!.DeepClone(), ["values"] = input["values"]!.DeepClone() };
            foreach (var (name, value) in input["config"]!.AsObject()) body[Camel(name)] = name == "direction" ? Direction(value) : value?.DeepClone();

            var answer = await AskAsync(Progress, body.ToJsonString());

            AssertNear(reference, answer, ("progress_value", "progress"), ("score", "score"), ("base_year", "baseYear"), ("base_value", "baseValue"), ("current_year", "currentYear"), ("current_value", "currentValue"));
            Assert.Equal(expected["status"]!.GetValue<string>(), answer["status"]!.GetValue<string>());
            Assert.Equal(expected["progress_value"] is null, answer["refused"] is not null);
        }
    }

    [Theory]
    [InlineData("eurostat_trend", "eurostat", "ratio")]
    [InlineData("un_progress_chart", "unProgressChart", "cr")]
    public async Task Every_case_of_growth_is_answered_as_the_reference_does(string kind, string measure, string ratio)
    {
        foreach (var reference in Cases(kind))
        {
            var input = reference["input"]!.AsObject();
            var body = new JsonObject
            {
                ["measure"] = measure,
                ["years"] = new JsonArray(input["start_year"]!.DeepClone(), input["end_year"]!.DeepClone()),
                ["values"] = new JsonArray(input["start_value"]!.DeepClone(), input["end_value"]!.DeepClone()),
                ["direction"] = Direction(input["direction"]),
                ["target"] = input["target"]?.DeepClone(),
                ["targetYear"] = input["target_year"]?.DeepClone(),
            };

            var answer = await AskAsync(Progress, body.ToJsonString());

            AssertNear(reference, answer, ("cagr_actual", "cagrActual"), ("cagr_required", "cagrRequired"));
            if (reference["expected"]![ratio] is not null) AssertNear(reference, answer, (ratio, "progress"));
            Assert.Equal(reference["expected"]!["category"]!.GetValue<string>(), answer["status"]!.GetValue<string>());
        }
    }

    [Fact]
    public async Task Progress_towards_a_halving_is_told_with_everything_that_went_into_it()
    {
        var answer = await AskAsync(Progress, """{ "measure": "openSdg", "years": [2023, 2015], "values": [10.4, 14.5], "direction": "decrease", "target": 7.25, "targetYear": 2030, "baseYear": 2015, "limit": null }""");

        // (10.4 / 14.5)^(1/8) - 1 over 1 - (7.25 / 14.5)^(1/15), by hand.
        var (actual, required) = (Math.Pow(10.4 / 14.5, 1 / 8.0) - 1, Math.Pow(0.5, 1 / 15.0) - 1);
        Assert.Equal((0.9011, 2.15, "moderate_progress"), (Math.Round(answer["progress"]!.GetValue<double>(), 4), Math.Round(answer["score"]!.GetValue<double>(), 2), answer["status"]!.GetValue<string>()));
        Assert.Equal((actual, required), (answer["cagrActual"]!.GetValue<double>(), answer["cagrRequired"]!.GetValue<double>()));
        Assert.Equal((2015, 14.5, 2023, 10.4), (answer["baseYear"]!.GetValue<int>(), answer["baseValue"]!.GetValue<double>(), answer["currentYear"]!.GetValue<int>(), answer["currentValue"]!.GetValue<double>()));
        Assert.Null(answer["refused"]);
    }

    [Fact]
    public async Task An_answer_carries_its_faults_and_whether_another_base_year_changes_it()
    {
        var answer = await AskAsync(Progress, """{ "measure": "eurostat", "years": [2015, 2016, 2017, 2020], "values": [100, 80, null, 101], "direction": "increase", "baseYear": 2016 }""");

        Assert.Equal(("significant_progress", "moderate_progress", false), (answer["status"]!.GetValue<string>(), answer["stability"]!["earlier"]!["status"]!.GetValue<string>(), answer["stability"]!["holds"]!.GetValue<bool>()));
        Assert.Contains("two years only", answer["knownFaults"]![0]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_figures_cannot_tell_is_refused_with_the_reason()
    {
        var answer = await AskAsync(Progress, """{ "measure": "eurostat", "years": [2015, 2020], "values": [-5, 5], "direction": "increase" }""");

        Assert.Equal(("not_available", "OutOfDomain", "Yearly growth has no meaning for values at or below zero."), (answer["status"]!.GetValue<string>(), answer["refused"]!["reason"]!.GetValue<string>(), answer["refused"]!["message"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("""{ "measure": "best", "years": [2015], "values": [1] }""", "/measure")]
    [InlineData("""{ "measure": "eurostat", "years": [2015, 2016], "values": [1, 2] }""", "/direction")]
    [InlineData("""{ "years": [2015], "values": [1] }""", "/")]
    [InlineData("{ " + Pace + """, "years": [2015, 2016], "values": [1] }""", "/values")]
    [InlineData("{ " + Pace + """, "years": [2015, 2015], "values": [1, 2] }""", "/years")]
    [InlineData("{ " + Pace + """, "years": [0, 2015], "values": [1, 2] }""", "/years")]
    [InlineData("{ " + Pace + """, "years": [2015, 2147483648], "values": [1, 2] }""", "/years/1")]
    [InlineData("{ " + Pace + """, "years": [2015, 2016], "values": [1, 1e400] }""", "/values")]
    [InlineData("{ " + Pace + """, "years": [2015, 2016], "values": [1, "NaN"] }""", "/values/1")]
    [InlineData("{ " + Pace + """, "years": [2015, 2016], "values": [1, 2], "target": 5 }""", "/targetYear")]
    [InlineData("{ " + Pace + """, "years": [2015, 2016], "values": [1, 2], "target": 1e101, "targetYear": 2030 }""", "/target")]
    [InlineData("{ " + Pace + """, "years": [2015, 2016], "values": [1, 2], "targetYear": 10000 }""", "/targetYear")]
    [InlineData("{ " + Pace + """, "years": [2015, 2016], "values": [1, 2], "baseYear": -1 }""", "/baseYear")]
    [InlineData("{ " + Pace + """, "years": [2015, 2016], "values": [1, 2], "limit": -1e200 }""", "/limit")]
    [InlineData("{ " + Pace + """, "years": [2015, 2016], "values": [1, 2], "goal": 3 }""", "/goal")]
    public Task What_cannot_be_used_for_progress_is_refused_with_a_pointer_to_it(string request, string where) => AssertRefusedAsync(Progress, request, where);

    [Theory]
    [InlineData("""{ "baseline": { "value": 1, "on": "2020" }, "target": { "value": 2, "by": "2020" }, "at": ["2020"] }""", "/target/by")]
    [InlineData("""{ "baseline": { "value": 1e101, "on": "2020" }, "target": { "value": 2, "by": "2030" }, "at": ["2020"] }""", "/baseline/value")]
    [InlineData("""{ "baseline": { "value": 1, "on": "2020" }, "target": { "value": -1e400, "by": "2030" }, "at": ["2020"] }""", "/target/value")]
    [InlineData("""{ "baseline": { "value": 1, "on": "2020" }, "target": { "value": 2, "by": "2030" }, "interim": [{ "value": 2, "on": "2025" }, { "value": 2, "on": "2025" }], "at": ["2020"] }""", "/interim/1/on")]
    [InlineData("""{ "baseline": { "value": 1, "on": "2020" }, "target": { "value": 2, "by": "2030" }, "interim": [{ "value": 2, "on": "2031" }], "at": ["2020"] }""", "/interim/0/on")]
    [InlineData("""{ "baseline": { "value": 1, "on": "2020" }, "target": { "value": 2, "by": "2030" }, "at": ["2020-13"] }""", "/at/0")]
    [InlineData("""{ "baseline": { "value": 1, "on": "2020" }, "target": { "value": 2, "by": "2030" }, "shape": "seasonal", "at": ["2020"] }""", "/season")]
    [InlineData("""{ "baseline": { "value": 1, "on": "2020" }, "target": { "value": 2, "by": "2030" }, "shape": "sCurve", "steepness": -1, "at": ["2020"] }""", "/steepness")]
    [InlineData("""{ "baseline": { "value": 0, "on": "2020" }, "target": { "value": 2, "by": "2030" }, "shape": "geometric", "at": ["2020"] }""", "/baseline/value")]
    [InlineData("""{ "baseline": { "value": 1, "on": "2020" }, "target": { "value": 2, "by": "2030" }, "shape": "zigzag", "at": ["2020"] }""", "/shape")]
    public Task What_cannot_be_used_for_a_path_is_refused_with_a_pointer_to_it(string request, string where) => AssertRefusedAsync(RequiredTrajectory, request, where);

    [Theory]
    [InlineData("linear", "", 60)]
    [InlineData("cumulative", "", 60)]
    [InlineData("geometric", "", 56.5685)]
    [InlineData("sCurve", "", 60)]
    [InlineData("sCurve", ", \"steepness\": 1e-300", 60)]
    [InlineData("sCurve", ", \"steepness\": 1e308", 60)]
    [InlineData("frontLoaded", ", \"steepness\": 2", 70)]
    [InlineData("backLoaded", ", \"steepness\": 2", 50)]
    [InlineData("backLoaded", ", \"steepness\": 1e308", 40)]
    [InlineData("step", ", \"stepAt\": 5", 80)]
    [InlineData("step", ", \"stepAt\": 5.5", 40)]
    [InlineData("step", "", 40)]
    [InlineData("geometricGap", ", \"steepness\": 0.5", 78.75)]
    [InlineData("seasonal", ", \"season\": [0]", 60)]
    public async Task Every_shape_reaches_half_way_by_its_definition(string shape, string more, double required)
    {
        var answer = await AskAsync(RequiredTrajectory, $$"""{ "baseline": { "value": 40, "on": "2020" }, "target": { "value": 80, "by": "2030" }, "shape": "{{shape}}"{{more}}, "at": ["2020", "2025", "2030"] }""");

        Assert.Equal(required, answer["values"]![1]!["required"]!.GetValue<double>(), 1e-4);
    }

    [Fact]
    public async Task The_S_curve_is_the_logistic_scaled_to_both_ends()
    {
        var answer = await AskAsync(RequiredTrajectory, """{ "baseline": { "value": 0, "on": "2020" }, "target": { "value": 1, "by": "2030" }, "shape": "sCurve", "at": ["2022"] }""");

        static double G(double share) => 1 / (1 + Math.Exp(-10 * (share - 0.5)));
        Assert.Equal((G(0.2) - G(0)) / (G(1) - G(0)), answer["values"]![0]!["required"]!.GetValue<double>(), 1e-12);
    }

    [Fact]
    public async Task Months_and_seasons_are_counted_in_their_own_periods()
    {
        var step = await AskAsync(RequiredTrajectory, """{ "baseline": { "value": 1, "on": "2024-04" }, "target": { "value": 2, "by": "2026-03" }, "shape": "step", "stepAt": 5, "at": ["2024-08", "2024-09"] }""");
        var season = await AskAsync(RequiredTrajectory, """{ "baseline": { "value": 0, "on": "2024-Q1" }, "target": { "value": 8, "by": "2026-Q1" }, "shape": "seasonal", "season": [1, 0, 0, -1], "at": ["2024-Q1", "2024-Q4", "2026-Q1"] }""");

        Assert.Equal([1, 2], step["values"]!.AsArray().Select(value => value!["required"]!.GetValue<double>()));
        Assert.Equal([0, 1, 8], season["values"]!.AsArray().Select(value => value!["required"]!.GetValue<double>()));
    }

    [Fact]
    public async Task Every_path_of_the_reference_is_answered()
    {
        foreach (var reference in Cases("required_trajectory"))
        {
            var input = reference["input"]!.AsObject();
            var periods = input["periods"]!.GetValue<int>();
            var body = new JsonObject
            {
                ["baseline"] = new JsonObject { ["value"] = input["start"]!.DeepClone(), ["on"] = "2000" },
                ["target"] = new JsonObject { ["value"] = input["end"]!.DeepClone(), ["by"] = $"{2000 + periods}" },
                ["shape"] = Camel(input["shape"]!.GetValue<string>()),
                ["steepness"] = input["steepness"]?.DeepClone(),
                ["stepAt"] = input["step_at"]?.DeepClone(),
                ["at"] = new JsonArray([.. Enumerable.Range(2000, periods + 1).Select(year => JsonValue.Create($"{year}"))]),
            };

            var answer = await AskAsync(RequiredTrajectory, body.ToJsonString());

            Assert.Equal(reference["expected"]!["path"].Deserialize<double[]>()!, answer["values"]!.AsArray().Select(value => value!["required"]!.GetValue<double>()), (one, other) => Math.Abs(one - other) <= 1e-10 * (1 + Math.Abs(one)));
        }
    }

    private static IEnumerable<JsonNode> Cases(string kind) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", kind + ".json")))!["cases"]!.AsArray().Select(node => node!);

    private static string Camel(string name) => string.Concat(name.Split('_').Select((word, i) => i == 0 ? word : char.ToUpper(word[0], CultureInfo.InvariantCulture) + word[1..]));

    private static string Direction(JsonNode? name) => name!.GetValue<string>() == "positive" ? "increase" : "decrease";

    private static void AssertNear(JsonNode reference, JsonNode answer, params (string Expected, string Found)[] members) => Assert.All(members, member =>
    {
        var expected = reference["expected"]![member.Expected]?.GetValue<double>();
        var found = answer[member.Found]?.GetValue<double>();
        var tolerance = reference["tolerance"]!["abs"]!.GetValue<double>() + (reference["tolerance"]!["rel"]!.GetValue<double>() * Math.Abs(expected ?? 0));
        Assert.True(expected == found || Math.Abs(expected!.Value - found!.Value) <= tolerance, $"{reference["name"]} {member.Found}: expected {expected}, found {found}");
    });

    private async Task<JsonNode> AskAsync(string address, string request)
    {
        using var response = await app.Client.PostAsync(address, Json(request), TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{request}: {await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
        return (await response.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!;
    }

    private async Task AssertRefusedAsync(string address, string request, string where)
    {
        using var response = await app.Client.PostAsync(address, Json(request), TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Equal(where, (await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("pointer").GetString());
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
