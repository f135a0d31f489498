using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using MissionGov.Tests;

namespace MissionGov.Web.Tests.Features.AnalysisApi;

public sealed class AnalysisApiTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Projection = "/api/v1/analysis/projection";
    private const string RequiredTrajectory = "/api/v1/analysis/required-trajectory";

    [Fact]
    public async Task A_named_method_answers_as_the_textbook_does()
    {
        var answer = await AskAsync(Projection, """{ "frequency": "annual", "start": "2015", "values": [10, 12, 11, 15], "horizon": 2, "levels": [80], "method": "naive", "target": { "value": 15, "by": "2019", "direction": "atLeast" } }""");

        var first = answer.GetProperty("points")[0];
        Assert.Equal(("2019", 15d), (first.GetProperty("period").GetString(), first.GetProperty("median").GetDouble()));

        // Naive: the spread is the root mean square of the changes 2, -1 and 4, times 1.2816 for 80%.
        Assert.Equal(15 - (1.2815515655 * Math.Sqrt(7)), first.GetProperty("intervals")[0].GetProperty("lower").GetDouble(), 1e-6);
        Assert.Equal(0.5, answer.GetProperty("probabilityOfMeeting").GetDouble(), 1e-9);
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("refused").ValueKind);
    }

    [Fact]
    public async Task The_chance_of_ever_getting_there_comes_from_futures_that_a_seed_repeats()
    {
        async Task<(double At, double Ever)> Ask(int seed)
        {
            var answer = await AskAsync(Projection, $$"""{ "frequency": "annual", "start": "2000", "values": [50, 53, 51, 55, 52, 56, 54, 58, 55, 59, 57, 60], "horizon": 6, "method": "ets", "model": "MAN", "seed": {{seed}}, "target": { "value": 66, "by": "2017", "direction": "atLeast" } }""");
            return (answer.GetProperty("probabilityOfMeeting").GetDouble(), answer.GetProperty("probabilityEver").GetDouble());
        }

        var (at, ever) = await Ask(1);

        Assert.InRange(ever, at - 0.01, 1);
        Assert.Equal((at, ever), await Ask(1));
        Assert.NotEqual(ever, (await Ask(2)).Ever);
    }

    [Fact]
    public async Task What_the_data_cannot_answer_is_refused_with_its_reason()
    {
        var refused = (await AskAsync(Projection, """{ "frequency": "annual", "start": "2015", "values": [10, 12], "horizon": 2 }""")).GetProperty("refused");

        Assert.Equal(("TooFewPoints", 2, 3, "Needs at least 3 values, has 2."), (refused.GetProperty("reason").GetString(), refused.GetProperty("have").GetInt32(), refused.GetProperty("need").GetInt32(), refused.GetProperty("message").GetString()));
    }

    [Fact]
    public async Task A_share_stays_between_its_bounds()
    {
        var answer = await AskAsync(Projection, """{ "frequency": "annual", "start": "2015", "values": [90, 93, 95, 97, 98, 99], "horizon": 10, "bounds": { "lower": 0, "upper": 100 } }""");

        Assert.All(answer.GetProperty("points").EnumerateArray(), point => Assert.InRange(point.GetProperty("intervals")[2].GetProperty("upper").GetDouble(), 0, 100));
    }

    [Theory]
    [InlineData("""{ "frequency": "annual", "start": "2015", "values": [1, 2, 3], "horizon": 2, "horizn": 3 }""", "/horizn")]
    [InlineData("""{ "frequency": "annual", "start": "2015", "values": [1, "2", 3], "horizon": 2 }""", "/values/1")]
    [InlineData("""{ "frequency": "daily", "start": "2015", "values": [1, 2, 3], "horizon": 2 }""", "/frequency")]
    [InlineData("""{ "frequency": "monthly", "start": "2015-13", "values": [1, 2, 3], "horizon": 2 }""", "/start")]
    [InlineData("""{ "frequency": "annual", "start": "2015", "values": [1, 2, 3], "horizon": 0 }""", "/horizon")]
    [InlineData("""{ "frequency": "annual", "start": "2015", "values": [1, 2, 3], "horizon": 2, "levels": [100] }""", "/levels")]
    [InlineData("""{ "frequency": "annual", "start": "2015", "values": [1, 2, 3], "horizon": 2, "target": { "value": 3, "by": "2017", "direction": "atLeast" } }""", "/target/by")]
    [InlineData("""{ "frequency": "annual", "start": "2015", "values": [1, 2, 3], "horizon": 2, "method": "ets", "model": "MAM" }""", "/model")]
    [InlineData("""{ "frequency": "quarterly", "start": "2015-Q1", "values": [1, 2, 3], "horizon": 2, "method": "ets", "model": "AAM" }""", "/model")]
    [InlineData("""{ "frequency": "annual", "start": "2015", "values": [1, 2, 3], "horizon": 2, "method": "ets", "model": "AAQ" }""", "/model")]
    [InlineData("""{ "frequency": "annual", "start": "2015", "values": [1, 2, 3], "horizon": 2, "method": "ets", "model": "MAN", "transform": "log" }""", "/model")]
    [InlineData("""{ "frequency": "annual", "start": "2015", "values": [1, 2, 3], "horizon": 2, "steps": 5 }""", "/steps")]
    [InlineData("""{ "frequency": "annual", "start": "2015", "values": [1, 2, 3], "horizon": 2, "transform": "logit" }""", "/bounds")]
    [InlineData("""{ "frequency": "annual", "start": "2015", "values": [1, 2, 3], "horizon": 2, "bounds": { "lower": 2, "upper": 1 } }""", "/bounds")]
    [InlineData("""{ "frequency": "annual", "start": "2015", "values": [1, 2, 3], "horizon": 2, "seed": 1, "seed": 2 }""", "/seed")]
    [InlineData("""{ "frequency": "annual", "start": "0000", "values": [1, 2, 3], "horizon": 2 }""", "/start")]
    [InlineData("""{ "frequency": "annual", "start": "9996", "values": [1, 2, 3], "horizon": 2 }""", "/horizon")]
    [InlineData("""{ "frequency": "weekly", "start": "9999-W50", "values": [1, 2, 3], "horizon": 1 }""", "/horizon")]
    [InlineData("""{ "frequency": "weekly", "start": "2021-W53", "values": [1, 2, 3], "horizon": 2 }""", "/start")]
    [InlineData("[]", "/")]
    [InlineData("""{ "frequency": "annual", """, "/")]
    public async Task What_cannot_be_read_is_refused_with_a_pointer_to_it(string request, string where)
    {
        using var response = await app.Client.PostAsync(Projection, Json(request), TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal(where, problem.GetProperty("pointer").GetString());
        Assert.DoesNotMatch("MissionGov|System|deseriali[sz]|\\.NET", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task More_levels_than_whole_per_cents_are_refused()
    {
        var levels = string.Join(",", Enumerable.Repeat("80", 100));

        Assert.Equal("/levels", await RefusedAsync(Projection, $$"""{ "frequency": "annual", "start": "2015", "values": [1, 2, 3, 5], "horizon": 2, "levels": [{{levels}}] }"""));
    }

    [Theory]
    [InlineData("2020-W52", "2021-W02")]
    [InlineData("2020-W53", "2021-W03")]
    [InlineData("2021-W50", "2022-W01")]
    public async Task Weeks_are_those_of_the_ISO_calendar_also_in_a_year_of_53(string start, string fourth)
    {
        var answer = await AskAsync(Projection, $$"""{ "frequency": "weekly", "start": "{{start}}", "values": [1, 2, 4], "horizon": 1, "method": "naive" }""");

        Assert.Equal(fourth, answer.GetProperty("points")[0].GetProperty("period").GetString());
    }

    [Theory]
    [InlineData("""{ "baseline": { "value": 5, "on": "2000" }, "target": { "value": 9, "by": "2004" }, "at": ["2001", null] }""", "/at/1")]
    [InlineData("""{ "baseline": { "value": 5, "on": "2000" }, "target": { "value": 9, "by": "2004" }, "interim": [null], "at": ["2001"] }""", "/interim/0")]
    [InlineData("""{ "baseline": { "value": 5, "on": "2000" }, "target": { "value": 9, "by": "2004" }, "shape": "geometricGap", "steepness": 2, "at": ["2001"] }""", "/steepness")]
    [InlineData("""{ "baseline": { "value": 5, "on": "2000" }, "target": { "value": 0, "by": "2004" }, "shape": "geometric", "at": ["2001"] }""", "/target/value")]
    public async Task A_path_that_cannot_be_drawn_is_refused_with_a_pointer_to_why(string request, string where) =>
        Assert.Equal(where, await RefusedAsync(RequiredTrajectory, request));


    [Fact]
    public async Task The_required_path_goes_through_its_interim_points()
    {
        var answer = await AskAsync(RequiredTrajectory, """{ "baseline": { "value": 46.6, "on": "1998" }, "target": { "value": 23.3, "by": "2010" }, "shape": "linear", "interim": [{ "value": 39.6, "on": "2004" }], "at": ["2001", "2004", "2007-07"] }""");

        Assert.Equal([43.1, 39.6, 30.0917], answer.GetProperty("values").EnumerateArray().Select(value => Math.Round(value.GetProperty("required").GetDouble(), 4)));
    }

    [Fact]
    public async Task A_body_that_is_not_JSON_is_told_so()
    {
        using var response = await app.Client.PostAsync(Projection, new StringContent("values=1", Encoding.UTF8, "application/x-www-form-urlencoded"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task The_description_of_the_API_names_every_analysis()
    {
        var paths = (await app.Client.GetFromJsonAsync<JsonElement>("/openapi/v1.json", TestContext.Current.CancellationToken)).GetProperty("paths");

        Assert.All(new[] { Projection, RequiredTrajectory, "/api/v1/analysis/control-chart", "/api/v1/analysis/progress" }, path => Assert.True(paths.TryGetProperty(path, out _)));
    }

    [Fact]
    public async Task The_description_of_the_API_asks_only_for_what_is_accepted()
    {
        var schemas = (await app.Client.GetFromJsonAsync<JsonElement>("/openapi/v1.json", TestContext.Current.CancellationToken)).GetProperty("components").GetProperty("schemas");

        IEnumerable<string> Members(string schema) => schemas.GetProperty(schema).GetProperty("properties").EnumerateObject().Select(member => member.Name);

        Assert.Equal(["frequency", "start", "values", "horizon", "levels", "method", "model", "transform", "bounds", "target", "seed"], Members("ProjectionRequest"));
        Assert.Equal(["measure", "years", "values", "direction", "target", "targetYear", "baseYear", "limit"], Members("ProgressRequest"));
    }

    private async Task<string?> RefusedAsync(string address, string request)
    {
        using var response = await app.Client.PostAsync(address, Json(request), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("pointer").GetString();
    }

    private async Task<JsonElement> AskAsync(string address, string request)
    {
        using var response = await app.Client.PostAsync(address, Json(request), TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
