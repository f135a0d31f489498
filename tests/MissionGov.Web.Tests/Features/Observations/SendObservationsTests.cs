using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.People;
using MissionGov.Tests;
using MissionGov.Web.Features.Observations;

namespace MissionGov.Web.Tests.Features.Observations;

/// <summary>Figures sent by programs.</summary>
public sealed class SendObservationsTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Address = ObservationsApi.Address;

    [Fact]
    public async Task All_rows_are_saved_and_the_audit_names_the_token()
    {
        var program = await AnalystAsync();
        var sent = await program.PostAsync(Address, Rows("all-saved", ("2024", "35.4"), ("2025", "36")));

        Assert.Equal((200, true, 2), (sent.Status, sent.Json.GetProperty("saved").GetBoolean(), sent.Json.GetProperty("new").GetInt32()));
        var figures = (await new ApiProgram(app).GetAsync("/api/v1/observations?indicator=all-saved")).Items;
        Assert.Equal(["35.4", "36"], figures.Select(item => item.GetProperty("value").GetRawText()));
        var line = await app.ReadAsync(db => db.Audit.SingleAsync(line => line.CommandId == sent.Json.GetProperty("command").GetGuid()));
        Assert.Equal(("Delivery analyst", "By the API token ‘Nightly load’."), (line.Who, line.Reason));
    }

    [Fact]
    public async Task A_breakdown_and_a_quality_come_with_the_row()
    {
        var program = await AnalystAsync();
        await program.PostAsync(Address, """{ "rows": [{ "indicator": "broken-down", "place": "E92000001", "period": "2025", "value": 1, "breakdown": { "Sex": "Female" } }, { "indicator": "broken-down", "place": "E92000001", "period": "2025", "value": null, "quality": "c" }] }""");

        var figures = (await new ApiProgram(app).GetAsync("/api/v1/observations?indicator=broken-down")).Items.Select(item => (item.GetProperty("breakdown").GetString(), item.GetProperty("value").GetRawText(), item.GetProperty("quality").GetString()));
        Assert.Equal([("", "null", "[c]"), ("Sex=Female", "1", "")], figures.OrderBy(figure => figure.Item1, StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_dry_run_says_what_would_change_and_saves_nothing()
    {
        var program = await AnalystAsync();
        var before = await app.ReadAsync(db => db.Audit.CountAsync());
        var sent = await program.PostAsync($"{Address}?dryRun=true", Rows("dry", ("2025", "36")));

        Assert.Equal((200, false, 1), (sent.Status, sent.Json.GetProperty("saved").GetBoolean(), sent.Json.GetProperty("new").GetInt32()));
        Assert.Equal(before, await app.ReadAsync(db => db.Audit.CountAsync()));
        Assert.Empty((await new ApiProgram(app).GetAsync("/api/v1/observations?indicator=dry")).Items);
    }

    [Fact]
    public async Task One_bad_row_saves_none_and_is_pointed_at()
    {
        var program = await AnalystAsync();
        var sent = await program.PostAsync(Address, Rows("one-bad", ("2024", "35.4"), ("someday", "36")));

        Assert.Equal((422, "application/problem+json"), (sent.Status, sent.Type));
        var problem = sent.Json.GetProperty("problems")[0];
        Assert.Equal((3, "/rows/1/period"), (problem.GetProperty("row").GetInt32(), problem.GetProperty("pointer").GetString()));
        Assert.Empty((await new ApiProgram(app).GetAsync("/api/v1/observations?indicator=one-bad")).Items);
    }

    [Theory]
    [InlineData("", 1996, 422, new double[0])]
    [InlineData("&fractions=true", 1997, 200, new[] { 62.2 })]
    [InlineData("&fractions=false", 1998, 200, new[] { 0.622 })]
    public async Task Whether_percentages_are_fractions_is_asked_and_taken_as_said(string said, int year, int status, double[] saved)
    {
        var program = await AnalystAsync();
        var file = $"Month,Value\n{year}-10,0.622\n";
        var dry = await program.PostAsync($"{Address}?indicator=18-week-waits&dryRun=true", file, "text/csv");
        var sent = await program.PostAsync($"{Address}?indicator=18-week-waits{said}", file, "text/csv");

        Assert.Equal((422, status), (dry.Status, sent.Status));
        Assert.Contains("fractions=true", dry.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
        var held = (await new ApiProgram(app).GetAsync($"/api/v1/observations?indicator=18-week-waits&from={year}-10-01&to={year}-10-31")).Items;
        Assert.Equal(saved, held.Select(item => item.GetProperty("value").GetDouble()));
    }

    [Theory]
    [InlineData("""{ "rows": [{ "period": "2025", "value": 1, "status": "onTrack" }] }""", "/rows/0/status")]
    [InlineData("""{ "rows": [{ "period": "2025", "value": "1" }] }""", "/rows/0/value")]
    [InlineData("""{ "rows": [{ "period": "2025" }] }""", "/rows/0")]
    [InlineData("""{ "rows": [] }""", "/rows")]
    [InlineData("""{ "rows": [{ "period": "2025", "value": 1, "breakdown": { "Value": "x" } }] }""", "/rows/0/breakdown/Value")]
    [InlineData("""{ "rows": [{ "period": "2025", "value": 1 }], "isPublic": true }""", "/isPublic")]
    public async Task What_nobody_asked_for_is_refused_with_a_pointer(string body, string place)
    {
        var sent = await (await AnalystAsync()).PostAsync(Address, body);

        Assert.Equal((400, "application/problem+json", place), (sent.Status, sent.Type, sent.Pointer));
    }

    [Fact]
    public async Task The_same_key_is_done_once_and_with_something_else_is_refused()
    {
        var program = await AnalystAsync();
        var first = await program.PostAsync(Address, Rows("once", ("2025", "36")), headers: ("Idempotency-Key", "load of Monday"));
        var again = await program.PostAsync(Address, Rows("once", ("2025", "36")), headers: ("Idempotency-Key", "load of Monday"));
        var other = await program.PostAsync(Address, Rows("once", ("2025", "37")), headers: ("Idempotency-Key", "load of Monday"));

        Assert.Equal((200, first.Text), (again.Status, again.Text));
        Assert.Equal((422, "The key is taken"), (other.Status, other.Json.GetProperty("title").GetString()));
        Assert.Equal(1, await app.ReadAsync(db => db.Audit.CountAsync(line => line.CommandId == first.Json.GetProperty("command").GetGuid())));

        // What somebody else calls their load is another one.
        var elsewhere = await (await AnalystAsync()).PostAsync(Address, Rows("once", ("2025", "38")), headers: ("Idempotency-Key", "load of Monday"));
        Assert.Equal((200, 1), (elsewhere.Status, elsewhere.Json.GetProperty("revised").GetInt32()));
    }

    [Fact]
    public async Task A_file_goes_as_it_is_and_the_very_same_again_changes_nothing()
    {
        var program = await AnalystAsync();
        const string File = "Month;Value\n2025-10;61,2\n2025-11;61,8\n";
        Assert.Equal(2, (await program.PostAsync($"{Address}?indicator=18-week-waits&dryRun=true", File, "text/csv")).Json.GetProperty("rows").GetInt32());
        Assert.Equal(200, (await program.PostAsync($"{Address}?indicator=18-week-waits&name=waits.csv&knownOn=2026-01-30", File, "text/csv")).Status);

        var again = await program.PostAsync($"{Address}?indicator=18-week-waits&name=waits.csv&knownOn=2026-01-30", File, "text/csv");
        Assert.Equal((200, false), (again.Status, again.Json.GetProperty("saved").GetBoolean()));
        Assert.False(again.Json.GetProperty("dryRun").GetBoolean());
        Assert.True((await program.PostAsync($"{Address}?indicator=18-week-waits&name=waits.csv&knownOn=2026-01-30&dryRun=true", File, "text/csv")).Json.GetProperty("dryRun").GetBoolean());
        Assert.StartsWith("This file was imported on", again.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(415, (await program.PostAsync(Address, "<rows/>", "application/xml")).Status);
    }

    [Fact]
    public async Task Only_a_token_of_an_analyst_that_may_send_figures_sends_them()
    {
        var analyst = await Staff.AddAsync(app, $"{Guid.NewGuid():N}@example.gov.uk", Role.Analyst, null, "Delivery analyst");
        var lead = await Staff.AddAsync(app, $"{Guid.NewGuid():N}@example.gov.uk");
        using var cookie = await Caller.WithRoleAsync(app.Address, "Delivery analyst");
        using var content = new StringContent(Rows("refused", ("2025", "36")), null, "application/json");

        Assert.Equal(401, (await new ApiProgram(app).PostAsync(Address, Rows("refused", ("2025", "36")))).Status);
        using var byCookie = await cookie.SendAsync(HttpMethod.Post, Address, content);
        Assert.Equal(401, (int)byCookie.StatusCode);
        Assert.Equal(403, (await (await ApiProgram.OfAsync(app, analyst, [ApiScope.Read, ApiScope.WriteMilestoneUpdates])).PostAsync(Address, Rows("refused", ("2025", "36")))).Status);
        Assert.Equal(403, (await (await ApiProgram.OfAsync(app, lead, [ApiScope.WriteObservations])).PostAsync(Address, Rows("refused", ("2025", "36")))).Status);
        Assert.Empty((await new ApiProgram(app).GetAsync("/api/v1/observations?indicator=refused")).Items);
    }

    private async Task<ApiProgram> AnalystAsync() =>
        await ApiProgram.OfAsync(app, await Staff.AddAsync(app, $"{Guid.NewGuid():N}@example.gov.uk", Role.Analyst, null, "Delivery analyst"), [ApiScope.WriteObservations]);

    private static string Rows(string indicator, params (string Period, string Value)[] rows) =>
        $$"""{ "rows": [{{string.Join(", ", rows.Select(row => $$"""{ "indicator": "{{indicator}}", "place": "E92000001", "period": "{{row.Period}}", "value": {{row.Value}} }"""))}}] }""";
}
